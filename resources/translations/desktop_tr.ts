<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>CrashGuard</name>
    <message>
        <source>This step could not be completed.</source>
        <translation>Bu adım tamamlanamadı.</translation>
    </message>
    <message>
        <source>What you saved before is safe. You can go on working; if it happens again, restart the program.</source>
        <translation>Daha önce kaydettikleriniz güvende. Çalışmayı sürdürebilirsiniz; yinelenirse programı yeniden başlatın.</translation>
    </message>
    <message>
        <source>A report without personal data is kept on this computer:
{path}</source>
        <translation>Kişisel veri içermeyen bir rapor bu bilgisayarda saklandı:
{path}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Sürdür</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Saved {when}</source>
        <translation>Kaydedildi {when}</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Yedek</translation>
    </message>
    <message>
        <source>This computer&apos;s date is wrong: the newest record is of {when}</source>
        <translation>Bu bilgisayarın tarihi yanlış: en yeni kayıt {when} tarihli</translation>
    </message>
    <message>
        <source>Last out: {when}</source>
        <translation>Son giden: {when}</translation>
    </message>
    <message>
        <source>Last in: {when}</source>
        <translation>Son gelen: {when}</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>{n} değişiklik bekliyor</translation>
    </message>
    <message>
        <source>The key of this place expires in {n} days</source>
        <translation>Bu kurulumun anahtarı {n} gün sonra doluyor</translation>
    </message>
    <message>
        <source>The key of this place has expired: renew it</source>
        <translation>Bu kurulumun anahtarının süresi doldu: yenileyin</translation>
    </message>
    <message>
        <source>The key of this place was revoked</source>
        <translation>Bu kurulumun anahtarı iptal edildi</translation>
    </message>
    <message>
        <source>The key of this place counts</source>
        <translation>Bu kurulumun anahtarı geçerli</translation>
    </message>
    <message>
        <source>Backup: {when}</source>
        <translation>Yedek: {when}</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>Organisation</source>
        <translation>Kuruluş</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Kişi</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Görev</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>İlişki</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Belge</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Birleştirme</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Aynı değil</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>Organisation of a contact</source>
        <translation>Temasın kuruluşu</translation>
    </message>
    <message>
        <source>Person of a contact</source>
        <translation>Temasın kişisi</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Takip</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Etkinlik</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Oturum</translation>
    </message>
    <message>
        <source>Participation</source>
        <translation>Katılım</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>Yoklama</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Araştırma</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Görüşme</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Yanıt</translation>
    </message>
    <message>
        <source>Part of a questionnaire</source>
        <translation>Anketin parçası</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Kısa ad</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Register no.</source>
        <translation>Kütük no</translation>
    </message>
    <message>
        <source>Tax no.</source>
        <translation>VKN</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Field of activity</source>
        <translation>Faaliyet alanı</translation>
    </message>
    <message>
        <source>Public benefit</source>
        <translation>Kamu yararı</translation>
    </message>
    <message>
        <source>Public benefit on</source>
        <translation>Kamu yararı kararı</translation>
    </message>
    <message>
        <source>Founded on</source>
        <translation>Kuruluş tarihi</translation>
    </message>
    <message>
        <source>Former names</source>
        <translation>Eski adlar</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiketler</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Sorumlu</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>Birleştiği kayıt</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>İl</translation>
    </message>
    <message>
        <source>District</source>
        <translation>İlçe</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-posta</translation>
    </message>
    <message>
        <source>Other telephones</source>
        <translation>Öteki telefonlar</translation>
    </message>
    <message>
        <source>Other e-mails</source>
        <translation>Öteki e-postalar</translation>
    </message>
    <message>
        <source>KEP</source>
        <translation>KEP</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notlar</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Not</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Soyadı</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Unvan / başlık</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Cinsiyet</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>Doğum yılı</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Görev</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Konu</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Özet</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Yol</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Dakika</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Gün</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Saat</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Son gün</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Sorumlu</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>Tamamlandı</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Yer</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kontenjan</translation>
    </message>
    <message>
        <source>Starts on</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>Bitiş</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Kesim</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Geldiği yer</translation>
    </message>
    <message>
        <source>Half of the day</source>
        <translation>Yarım gün</translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation>Başlama saati</translation>
    </message>
    <message>
        <source>Ends at</source>
        <translation>Bitiş saati</translation>
    </message>
    <message>
        <source>Note on the date</source>
        <translation>Tarih notu</translation>
    </message>
    <message>
        <source>Due at</source>
        <translation>Son saat</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>Anket</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Sürüm</translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>Dalga</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Hedef</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numara</translation>
    </message>
    <message>
        <source>Interviewer</source>
        <translation>Görüşmeci</translation>
    </message>
    <message>
        <source>Begun at</source>
        <translation>Başlama</translation>
    </message>
    <message>
        <source>Completed at</source>
        <translation>Tamamlanma</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Aralar</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Sayfa</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Bölüm</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Yanıtlanan</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Soru sayısı</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Soru</translation>
    </message>
    <message>
        <source>Number in the source</source>
        <translation>Kaynaktaki numara</translation>
    </message>
    <message>
        <source>Branch or member</source>
        <translation>Şube ya da üye</translation>
    </message>
    <message>
        <source>Head office or federation</source>
        <translation>Genel merkez ya da federasyon</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Dosya türü</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Boyut</translation>
    </message>
    <message>
        <source>Digest of the content</source>
        <translation>İçeriğin özeti</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Kayıt türü</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Kayıt</translation>
    </message>
    <message>
        <source>Record that stands</source>
        <translation>Kalan kayıt</translation>
    </message>
    <message>
        <source>Record merged into it</source>
        <translation>Onunla birleştirilen kayıt</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>Alınan</translation>
    </message>
    <message>
        <source>Parted again</source>
        <translation>Yeniden ayrıldı</translation>
    </message>
    <message>
        <source>First record</source>
        <translation>İlk kayıt</translation>
    </message>
    <message>
        <source>Second record</source>
        <translation>İkinci kayıt</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Anahtar</translation>
    </message>
    <message>
        <source>Number of the part</source>
        <translation>Parça no</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>İçerik</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Silindi</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Kadın</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Erkek</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Şube</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Üye</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Ofis</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>evet</translation>
    </message>
    <message>
        <source>no</source>
        <translation>hayır</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>Genel Merkez</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Today</source>
        <translation>Bugün</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Kuruluşlar</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Temaslar</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Etkinlikler</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>Görüşmeler</translation>
    </message>
    <message>
        <source>Send / Receive</source>
        <translation>Gönder / Al</translation>
    </message>
    <message>
        <source>Installations</source>
        <translation>Kurulumlar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Conflicts to decide</source>
        <translation>Karar bekleyen çelişki</translation>
    </message>
    <message>
        <source>Not taken at the next place</source>
        <translation>Gönderildiği yerde alınmayan</translation>
    </message>
    <message>
        <source>Waiting for another record</source>
        <translation>Başka bir kaydı bekleyen</translation>
    </message>
    <message>
        <source>Written by a clock that is wrong</source>
        <translation>Yanlış saatle yazılmış</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Kaydedildi</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Değiştirildi</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Silindi</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>Geri getirildi</translation>
    </message>
    <message>
        <source>Data erased for good</source>
        <translation>Veri kalıcı olarak silindi</translation>
    </message>
    <message>
        <source>Moved to another office</source>
        <translation>Başka birime taşındı</translation>
    </message>
    <message>
        <source>Shared with other offices</source>
        <translation>Başka birimlerle paylaşıldı</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} gün</translation>
    </message>
    <message>
        <source>{n} enrolled</source>
        <translation>{n} kişi kayıtlı</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Kuruluşlar</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Temaslar</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Etkinlikler</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>Görüşmeler</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Komutlar</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Temas ekle</translation>
    </message>
    <message>
        <source>New organisation</source>
        <translation>Yeni kuruluş</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Yeni kişi</translation>
    </message>
    <message>
        <source>Record of deeds</source>
        <translation>Denetim kaydı</translation>
    </message>
    <message>
        <source>Go to {page}</source>
        <translation>{page} sayfasına git</translation>
    </message>
    <message>
        <source>New organisation “{name}”</source>
        <translation>Yeni kuruluş: “{name}”</translation>
    </message>
    <message>
        <source>Import organisations…</source>
        <translation>Kuruluşları içe aktar…</translation>
    </message>
    <message>
        <source>Import people…</source>
        <translation>Kişileri içe aktar…</translation>
    </message>
    <message>
        <source>Duplicate organisations…</source>
        <translation>Mükerrer kuruluşlar…</translation>
    </message>
    <message>
        <source>Duplicate people…</source>
        <translation>Mükerrer kişiler…</translation>
    </message>
</context>
<context>
    <name>Travel</name>
    <message>
        <source>A newer version of the program wrote it; update this one.</source>
        <translation>Programın daha yeni bir sürümü yazdı; bunu güncelleyin.</translation>
    </message>
    <message>
        <source>This place has not joined yet; “Send / Receive” says how it does.</source>
        <translation>Bu birim henüz katılmadı; nasıl katılacağı “Gönder / Al” sayfasında yazıyor.</translation>
    </message>
    <message>
        <source>The key of this place was revoked; headquarters takes nothing from it.</source>
        <translation>Bu birimin anahtarı iptal edildi; genel merkez buradan bir şey almaz.</translation>
    </message>
    <message>
        <source>The key directory names nobody to send it to; ask for a new one.</source>
        <translation>Anahtar dizininde gönderilecek birim yok; yenisini isteyin.</translation>
    </message>
    <message>
        <source>Sent, no receipt since {day}; the next package has it again.</source>
        <translation>Gönderildi, {day} gününden beri alındısı yok; sonraki pakette yine gider.</translation>
    </message>
    <message>
        <source>It belongs to a record that has not come yet.</source>
        <translation>Henüz gelmemiş bir kayda bağlı.</translation>
    </message>
    <message>
        <source>Its beginning has not come yet.</source>
        <translation>Baş kısmı henüz gelmedi.</translation>
    </message>
    <message>
        <source>Not taken at the next place: it belongs to another province.</source>
        <translation>Sonraki birim almadı: başka bir ilin kaydı.</translation>
    </message>
    <message>
        <source>Written at a place whose clock said {day}. Have its date set right.</source>
        <translation>Saati {day} gösteren bir birimde yazıldı. Tarihini düzelttirin.</translation>
    </message>
    <message>
        <source>Not taken at the next place: another record bears its number there.</source>
        <translation>Sonraki birim almadı: orada aynı numarayı başka bir kayıt taşıyor.</translation>
    </message>
    <message>
        <source>Not taken at the next place. Tell headquarters.</source>
        <translation>Sonraki birim almadı. Genel merkeze bildirin.</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Burada</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>İl</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>Genel Merkez</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>find anything</source>
        <translation>her şeyi bul</translation>
    </message>
    <message>
        <source>go to a section</source>
        <translation>bölüme git</translation>
    </message>
    <message>
        <source>next pane</source>
        <translation>sonraki bölme</translation>
    </message>
    <message>
        <source>filter the list</source>
        <translation>listeyi süz</translation>
    </message>
    <message>
        <source>open</source>
        <translation>aç</translation>
    </message>
    <message>
        <source>back</source>
        <translation>geri</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>geri al</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>bitir</translation>
    </message>
    <message>
        <source>“{title}” is still running; the program closes after it.</source>
        <translation>“{title}” sürüyor; bitince program kapanacak.</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>Vazgeç</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Field</source>
        <translation>Saha</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>İl</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>Genel Merkez</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>Geri alındı: {what}</translation>
    </message>
    <message>
        <source>Changed since: kept.</source>
        <translation>Sonradan değiştirilmiş; olduğu gibi kaldı.</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>This command was not understood ({reason}). “{program} --help” tells what it takes.</source>
        <translation>Bu komut anlaşılamadı ({reason}). “{program} --help” ne yazılacağını söyler.</translation>
    </message>
    <message>
        <source>“{file}” cannot be read or written: {reason}.</source>
        <translation>“{file}” okunamıyor ya da yazılamıyor: {reason}.</translation>
    </message>
    <message>
        <source>This is a fault of the program: {kind} in {place}. What was saved is safe.</source>
        <translation>Bu, programın bir hatası: {kind}, {place}. Kaydedilenler güvende.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Durduruldu.</translation>
    </message>
    <message>
        <source>Contacts, trainings and interviews of the offices, with or without a network.</source>
        <translation>Ofislerin temasları, eğitimleri ve görüşmeleri; ağ olsa da olmasa da.</translation>
    </message>
    <message>
        <source>Without a command the window opens; “--data DIR” names its data folder.</source>
        <translation>Komut yazılmazsa pencere açılır; veri klasörünü “--data DIR” belirtir.</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>KOMUT</translation>
    </message>
    <message>
        <source>make an installation in a folder, unattended</source>
        <translation>bir klasörde soru sormadan kurulum yapar</translation>
    </message>
    <message>
        <source>join headquarters by files</source>
        <translation>merkeze dosyalarla katılır</translation>
    </message>
    <message>
        <source>verify every installation in and below a folder</source>
        <translation>bir klasördeki ve altındaki her kurulumu denetler</translation>
    </message>
    <message>
        <source>organisations and people</source>
        <translation>kuruluşlar ve kişiler</translation>
    </message>
    <message>
        <source>make an installation with made-up data</source>
        <translation>uydurma verili bir kurulum yapar</translation>
    </message>
    <message>
        <source>three places exchange made-up work; ends well only if all agrees</source>
        <translation>üç yer uydurma işleri gönderip alır; ancak hepsi uyuşursa başarıyla biter</translation>
    </message>
    <message>
        <source>organisations to take in at the province</source>
        <translation>ilde içeri alınacak kuruluşlar</translation>
    </message>
    <message>
        <source>a line for each answer once it is kept</source>
        <translation>saklanan her yanıt için bir satır</translation>
    </message>
    <message>
        <source>one JSON object on standard output: ok, code, message, details, data</source>
        <translation>standart çıktıya tek JSON nesnesi: ok, code, message, details, data</translation>
    </message>
    <message>
        <source>The passphrase comes from KOPRU_PASSPHRASE. Exit codes:</source>
        <translation>Parola KOPRU_PASSPHRASE değişkeninden alınır. Çıkış kodları:</translation>
    </message>
    <message>
        <source>plate number, 1 to 81</source>
        <translation>plaka numarası, 1–81</translation>
    </message>
    <message>
        <source>name of the place, for the others</source>
        <translation>yerin adı, ötekiler böyle görür</translation>
    </message>
    <message>
        <source>who works here</source>
        <translation>burada kim çalışıyor</translation>
    </message>
    <message>
        <source>file to write</source>
        <translation>yazılacak dosya</translation>
    </message>
    <message>
        <source>write the request of a new installation</source>
        <translation>yeni kurulumun isteğini yazar</translation>
    </message>
    <message>
        <source>at the centre: answer a request</source>
        <translation>merkezde: bir isteği yanıtlar</translation>
    </message>
    <message>
        <source>a root key; without it those in DIR/roots</source>
        <translation>bir kök anahtar; yazılmazsa DIR/roots içindekiler</translation>
    </message>
    <message>
        <source>the words heard over the telephone; with others nothing is answered</source>
        <translation>telefonda duyulan sözcükler; başkaysa yanıt verilmez</translation>
    </message>
    <message>
        <source>take in the answer of the centre</source>
        <translation>merkezin yanıtını alır</translation>
    </message>
    <message>
        <source>{taken} of {count} files taken in, {refused} refused.</source>
        <translation>{count} dosyanın {taken} tanesi alındı, {refused} tanesi geri çevrildi.</translation>
    </message>
    <message>
        <source>{name}  {at}  {size} bytes  {reason}</source>
        <translation>{name}  {at}  {size} bayt  {reason}</translation>
    </message>
    <message>
        <source>Nothing lies in quarantine.</source>
        <translation>Karantinada bir şey yok.</translation>
    </message>
    <message>
        <source>{count} files lie in quarantine.</source>
        <translation>Karantinada {count} dosya var.</translation>
    </message>
    <message>
        <source>{name} was removed from quarantine.</source>
        <translation>{name} karantinadan silindi.</translation>
    </message>
    <message>
        <source>{count} entries; the record is whole.</source>
        <translation>{count} kayıt; denetim kaydı eksiksiz.</translation>
    </message>
    <message>
        <source>{operations} old changes gave up their values: {characters} characters.</source>
        <translation>{operations} eski değişikliğin değerleri bırakıldı: {characters} karakter.</translation>
    </message>
    <message>
        <source>Days are a number from 0 on; {given} is not.</source>
        <translation>Gün sayısı 0 ya da daha büyük olmalıdır; {given} olmaz.</translation>
    </message>
    <message>
        <source>{count} entries; {fault}</source>
        <translation>{count} kayıt; {fault}</translation>
    </message>
    <message>
        <source>write the packages for the others</source>
        <translation>ötekiler için paketleri yazar</translation>
    </message>
    <message>
        <source>only for this one, by id or name</source>
        <translation>yalnız bunun için; kimliği ya da adı</translation>
    </message>
    <message>
        <source>where to; without it DIR/sent</source>
        <translation>nereye; yazılmazsa DIR/sent</translation>
    </message>
    <message>
        <source>take package files in</source>
        <translation>paket dosyalarını alır</translation>
    </message>
    <message>
        <source>Subject: {subject}</source>
        <translation>Konu: {subject}</translation>
    </message>
    <message>
        <source>{file}: mail draft; open it, enter the address, and send it</source>
        <translation>{file}: e-posta taslağı; açın, adresi yazın ve gönderin</translation>
    </message>
    <message>
        <source>in any order; one that is refused does not stop the others</source>
        <translation>sırası önemli değil; geri çevrilen biri ötekileri durdurmaz</translation>
    </message>
    <message>
        <source>the record of deeds, newest first, and whether it is whole</source>
        <translation>denetim kaydı, en yenisi önce, ve eksiksiz olup olmadığı</translation>
    </message>
    <message>
        <source>how many entries</source>
        <translation>kaç kayıt</translation>
    </message>
    <message>
        <source>give up replaced values that everybody has the newer ones of</source>
        <translation>yenisi herkese ulaşmış eski değerleri bırakır</translation>
    </message>
    <message>
        <source>replaced so long ago; without it two years</source>
        <translation>bu kadar gün önce değişmiş olanlar; verilmezse iki yıl</translation>
    </message>
    <message>
        <source>packages that were refused and put aside</source>
        <translation>geri çevrilip kenara konan paketler</translation>
    </message>
    <message>
        <source>as it is, inside a ZIP, or as text for strict mail gateways</source>
        <translation>olduğu gibi (none), ZIP içinde ya da sıkı posta geçitleri için metin olarak</translation>
    </message>
    <message>
        <source>tell subject and text of the mail for each package</source>
        <translation>her paket için e-postanın konusunu ve metnini yaz</translation>
    </message>
    <message>
        <source>write the mail with the package in it beside each (.eml)</source>
        <translation>her paketin yanına, paketi içeren e-posta taslağını yaz (.eml)</translation>
    </message>
    <message>
        <source>its name, as “list” gives it</source>
        <translation>“list” komutunun verdiği adı</translation>
    </message>
    <message>
        <source>what lies there, and why</source>
        <translation>orada ne var ve neden</translation>
    </message>
    <message>
        <source>take one of them in again</source>
        <translation>birini yeniden alır</translation>
    </message>
    <message>
        <source>remove one of them for good</source>
        <translation>birini kalıcı olarak siler</translation>
    </message>
    <message>
        <source>Set the environment variable KOPRU_PASSPHRASE to the passphrase, then run the command again.</source>
        <translation>KOPRU_PASSPHRASE ortam değişkenine parolayı yazıp komutu yeniden çalıştırın.</translation>
    </message>
    <message>
        <source>KOPRU_PASSPHRASE is not set; the passphrase of the made-up data is “{passphrase}”.</source>
        <translation>KOPRU_PASSPHRASE tanımlı değil; uydurma verinin parolası “{passphrase}”.</translation>
    </message>
    <message>
        <source>“{name}” was made in “{folder}”. Take {recovery} out of it and lock it away: it opens the data when the passphrase is lost.</source>
        <translation>“{name}”, “{folder}” klasöründe kuruldu. {recovery} dosyasını oradan alıp kilit altında saklayın: parola yitirilirse veriyi o açar.</translation>
    </message>
    <message>
        <source>The three root keys of headquarters are in “{folder}”. Put them on three sticks in three places.</source>
        <translation>Merkezin üç kök anahtarı “{folder}” klasöründe. Üç ayrı bellekte, üç ayrı yerde saklayın.</translation>
    </message>
    <message>
        <source>Send “{file}” to headquarters. Read these words out over the telephone: {words}</source>
        <translation>“{file}” dosyasını merkeze gönderin. Telefonda şu sözcükleri okuyun: {words}</translation>
    </message>
    <message>
        <source>“{name}” may join. Have these words read out over the telephone before “{file}” is sent: {words}</source>
        <translation>“{name}” katılabilir. “{file}” gönderilmeden önce telefonda şu sözcükleri okutun: {words}</translation>
    </message>
    <message>
        <source>Joined. The words of headquarters, to be compared over the telephone: {words}</source>
        <translation>Katılındı. Merkezin telefonda karşılaştırılacak sözcükleri: {words}</translation>
    </message>
    <message>
        <source>The words of the request are others: {words}. It was not answered.</source>
        <translation>İsteğin sözcükleri başka: {words}. Yanıt verilmedi.</translation>
    </message>
    <message>
        <source>There are no root keys in “{folder}”. Name them with --root.</source>
        <translation>“{folder}” klasöründe kök anahtar yok. --root ile belirtin.</translation>
    </message>
    <message>
        <source>{folder}: sound; {operations} changes, {conflicts} conflicts open, {parked} waiting for others, {deeds} entries in the record of deeds</source>
        <translation>{folder}: sağlam; {operations} değişiklik, {conflicts} açık çakışma, ötekileri bekleyen {parked}, denetim kaydında {deeds} satır</translation>
    </message>
    <message>
        <source>{file}: for {peer}, {count} changes, {documents} documents</source>
        <translation>{file}: {peer} için, {count} değişiklik, {documents} belge</translation>
    </message>
    <message>
        <source>{peer}: {documents} documents wait for the next package</source>
        <translation>{peer}: {documents} belge sonraki paketi bekliyor</translation>
    </message>
    <message>
        <source>Several installations are called “{name}”. Name one by its id: {ids}</source>
        <translation>“{name}” adında birkaç kurulum var. Birini kimliğiyle belirtin: {ids}</translation>
    </message>
    <message>
        <source>{file}: from {peer}, {taken} new changes, {known} known already, {conflicts} conflicts, {confirmed} confirmed, {documents} documents</source>
        <translation>{file}: {peer} biriminden, {taken} yeni değişiklik, {known} zaten bilinen, {conflicts} çakışma, {confirmed} alındığı bildirilen, {documents} belge</translation>
    </message>
    <message>
        <source>There is nobody yet to send to.</source>
        <translation>Henüz gönderilecek kimse yok.</translation>
    </message>
    <message>
        <source>{folder}: {problems}</source>
        <translation>{folder}: {problems}</translation>
    </message>
    <message>
        <source>No installation was made in “{folder}” yet.</source>
        <translation>“{folder}” klasöründe henüz kurulum yapılmamış.</translation>
    </message>
    <message>
        <source>{count} installations checked: all sound.</source>
        <translation>{count} kurulum denetlendi: hepsi sağlam.</translation>
    </message>
    <message>
        <source>{count} installations checked, {bad} with problems.</source>
        <translation>{count} kurulum denetlendi, {bad} tanesinde sorun var.</translation>
    </message>
    <message>
        <source>Made-up data in “{folder}”: {counts}; {seconds} s.</source>
        <translation>“{folder}” klasöründe uydurma veri: {counts}; {seconds} sn.</translation>
    </message>
    <message>
        <source>{value} s</source>
        <translation>{value} sn</translation>
    </message>
    <message>
        <source>Every check held; {seconds} s. PDF and XLSX: “{documents}”.</source>
        <translation>Bütün denetimler tuttu; {seconds} sn. PDF ve XLSX: “{documents}”.</translation>
    </message>
    <message>
        <source>{count} checks did not hold: {problems}</source>
        <translation>{count} denetim tutmadı: {problems}</translation>
    </message>
    <message>
        <source>done; checked and sound</source>
        <translation>yapıldı; denetlendi ve sağlam</translation>
    </message>
    <message>
        <source>a check found problems</source>
        <translation>denetim sorun buldu</translation>
    </message>
    <message>
        <source>the command was not understood</source>
        <translation>komut anlaşılamadı</translation>
    </message>
    <message>
        <source>KOPRU_PASSPHRASE is missing or wrong</source>
        <translation>KOPRU_PASSPHRASE yok ya da yanlış</translation>
    </message>
    <message>
        <source>no data in the folder, or a file cannot be read</source>
        <translation>klasörde veri yok ya da bir dosya okunamıyor</translation>
    </message>
    <message>
        <source>something else that the sentence explains</source>
        <translation>cümlenin açıkladığı başka bir şey</translation>
    </message>
    <message>
        <source>the data is open in another window or process</source>
        <translation>veri başka bir pencerede ya da süreçte açık</translation>
    </message>
    <message>
        <source>a file of the data is damaged</source>
        <translation>verinin bir dosyası bozuk</translation>
    </message>
    <message>
        <source>the data was written by a newer Köprü</source>
        <translation>veriyi daha yeni bir Köprü yazmış</translation>
    </message>
    <message>
        <source>the folder cannot be written to</source>
        <translation>klasöre yazılamıyor</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>disk dolu</translation>
    </message>
    <message>
        <source>a package, request or answer was refused</source>
        <translation>bir paket, istek ya da yanıt geri çevrildi</translation>
    </message>
    <message>
        <source>a fault of the program</source>
        <translation>programın hatası</translation>
    </message>
    <message>
        <source>stopped by Ctrl+C</source>
        <translation>Ctrl+C ile durduruldu</translation>
    </message>
    <message>
        <source>{count} pairs of records that may be the same.</source>
        <translation>Aynı olabilecek {count} kayıt çifti.</translation>
    </message>
    <message>
        <source>The least score is a number from 0 to 1, not “{score}”.</source>
        <translation>En düşük puan 0 ile 1 arasında bir sayıdır, “{score}” değil.</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>kesin</translation>
    </message>
    <message>
        <source>list records that may be the same, and why</source>
        <translation>aynı olabilecek kayıtları gerekçesiyle listele</translation>
    </message>
    <message>
        <source>people, not organisations</source>
        <translation>kuruluş değil, kişi</translation>
    </message>
    <message>
        <source>how likely a pair has to be the same, 0 to 1; without it 0.5</source>
        <translation>bir çiftin aynı olma olasılığı en az ne kadar olsun, 0 ile 1 arası; verilmezse 0,5</translation>
    </message>
    <message>
        <source>The data: DIR before FILE or --data DIR, else {variable}, else the only one here.</source>
        <translation>Veri: FILE’dan önce DIR ya da --data DIR; yoksa {variable}; o da yoksa buradaki tek kurulum.</translation>
    </message>
    <message>
        <source>how the columns are to be read, as JSON: {example}. Columns are named by heading or letter, all parts may be left out; policy is skip, fill or overwrite; possible_duplicates is take or skip.</source>
        <translation>sütunların nasıl okunacağı, JSON olarak: {example}. Sütunlar başlıkla ya da harfle yazılır, her parça atlanabilir; policy: skip, fill ya da overwrite; possible_duplicates: take ya da skip.</translation>
    </message>
    <message>
        <source>There is no data in “{folder}”. Name its folder with --data.</source>
        <translation>“{folder}” içinde veri yok. Klasörünü --data ile belirtin.</translation>
    </message>
    <message>
        <source>There are {count} installations in “{folder}”. Name one with --data.</source>
        <translation>“{folder}” içinde {count} kurulum var. Birini --data ile belirtin.</translation>
    </message>
    <message>
        <source>Name one file, or the data folder and then the file.</source>
        <translation>Bir dosya ya da önce veri klasörünü, sonra dosyayı yazın.</translation>
    </message>
    <message>
        <source>{file}: {rows} rows, {new} new, {updated} updated, {same} as they were, {refused} refused, {possible_duplicates} possible duplicates.</source>
        <translation>{file}: {rows} satır; {new} yeni, {updated} güncellendi, {same} aynı kaldı, {refused} alınmadı, {possible_duplicates} olası mükerrer.</translation>
    </message>
    <message>
        <source>Nothing was written: this was a dry run.</source>
        <translation>Hiçbir şey yazılmadı: bu bir denemeydi.</translation>
    </message>
    <message>
        <source>  {heading} → {field} ({confidence} %)</source>
        <translation>  {heading} → {field} (%{confidence})</translation>
    </message>
    <message>
        <source>  Not used: {headings}</source>
        <translation>  Kullanılmayan: {headings}</translation>
    </message>
    <message>
        <source>  Never taken, by law: {headings}</source>
        <translation>  Yasa gereği hiç alınmayan: {headings}</translation>
    </message>
    <message>
        <source>  row {row}, {name}: {reason}</source>
        <translation>  {row}. satır, {name}: {reason}</translation>
    </message>
    <message>
        <source>  … and {count} more</source>
        <translation>  … ve {count} satır daha</translation>
    </message>
    <message>
        <source>Refused rows with their reasons: “{file}”</source>
        <translation>Alınmayan satırlar, nedenleriyle: “{file}”</translation>
    </message>
    <message>
        <source>take organisations or people from a table or vCards</source>
        <translation>tablodan ya da vCard’dan kuruluş veya kişi al</translation>
    </message>
    <message>
        <source>which sheet of a workbook</source>
        <translation>çalışma kitabının hangi sayfası</translation>
    </message>
    <message>
        <source>count and give reasons, write nothing</source>
        <translation>say ve nedenleri göster, hiçbir şey yazma</translation>
    </message>
    <message>
        <source>write the refused rows and their reasons into a workbook</source>
        <translation>alınmayan satırları nedenleriyle bir çalışma kitabına yaz</translation>
    </message>
    <message>
        <source>the data folder</source>
        <translation>veri klasörü</translation>
    </message>
    <message>
        <source>keys of all installations</source>
        <translation>bütün kurulumların anahtarları</translation>
    </message>
    <message>
        <source>list the installations and their keys</source>
        <translation>kurulumları ve anahtarlarını listeler</translation>
    </message>
    <message>
        <source>verify a directory file or a proposal</source>
        <translation>bir dizin dosyasını ya da öneriyi doğrular</translation>
    </message>
    <message>
        <source>also whether it may follow the directory of this data folder</source>
        <translation>bu veri klasöründeki dizinin ardından gelebilir mi, ona da bakar</translation>
    </message>
    <message>
        <source>a forgotten passphrase</source>
        <translation>unutulan parola</translation>
    </message>
    <message>
        <source>write a proposal that admits or renews an installation</source>
        <translation>bir kurulumu kabul eden ya da yenileyen öneri yazar</translation>
    </message>
    <message>
        <source>admit an installation or renew its key</source>
        <translation>bir kurulumu kabul eder ya da anahtarını yeniler</translation>
    </message>
    <message>
        <source>take the trust from an installation</source>
        <translation>bir kurulumu iptal eder</translation>
    </message>
    <message>
        <source>make three new root keys of headquarters</source>
        <translation>Genel Merkeze üç yeni kök anahtar yapar</translation>
    </message>
    <message>
        <source>make a new recovery key of headquarters</source>
        <translation>Genel Merkeze yeni kurtarma anahtarı yapar</translation>
    </message>
    <message>
        <source>a lost installation that it replaces, by number or name</source>
        <translation>yerine geçtiği kayıp kurulum, numarası ya da adıyla</translation>
    </message>
    <message>
        <source>the last thing that is surely its own, INCARNATION:NUMBER</source>
        <translation>kesin olarak ona ait son değişiklik, DÖNEM:NUMARA</translation>
    </message>
    <message>
        <source>sign a proposal with a root key; needs no data</source>
        <translation>bir öneriyi kök anahtarla imzalar; veri gerekmez</translation>
    </message>
    <message>
        <source>use a proposal or a directory file</source>
        <translation>bir öneriyi ya da dizin dosyasını kullanır</translation>
    </message>
    <message>
        <source>write a proposal for the other key holders, and change nothing</source>
        <translation>öteki anahtar sahipleri için öneri yazar, hiçbir şeyi değiştirmez</translation>
    </message>
    <message>
        <source>ask for a new key of this place</source>
        <translation>bu kuruluma yeni anahtar ister</translation>
    </message>
    <message>
        <source>go on under a new number after a key was lost or revoked</source>
        <translation>anahtar kaybolunca ya da iptal edilince yeni numarayla sürer</translation>
    </message>
    <message>
        <source>at the locked place: ask headquarters</source>
        <translation>kilitli kurulumda: Genel Merkezden ister</translation>
    </message>
    <message>
        <source>at headquarters: answer after the words agreed</source>
        <translation>Genel Merkezde: sözcükler tutunca yanıtlar</translation>
    </message>
    <message>
        <source>the recovery key of headquarters; without it that in DIR/recovery</source>
        <translation>Genel Merkezin kurtarma anahtarı; verilmezse DIR/recovery içindeki</translation>
    </message>
    <message>
        <source>at the locked place: open with the answer</source>
        <translation>kilitli kurulumda: yanıtla açar</translation>
    </message>
    <message>
        <source>Set the environment variable {variable} to the new passphrase, then run the command again.</source>
        <translation>Yeni parolayı {variable} ortam değişkenine yazın, sonra komutu yeniden çalıştırın.</translation>
    </message>
    <message>
        <source>The directory knows no installation “{name}”, or several. Give its number.</source>
        <translation>Dizinde “{name}” adlı kurulum yok ya da birden çok var. Numarasını verin.</translation>
    </message>
    <message>
        <source>“{text}” is not INCARNATION:NUMBER, such as 1:240.</source>
        <translation>“{text}” DÖNEM:NUMARA biçiminde değil; örnek 1:240.</translation>
    </message>
    <message>
        <source>This place has not joined: there is no directory yet.</source>
        <translation>Bu kurulum katılmadı: henüz dizin yok.</translation>
    </message>
    <message>
        <source>Directory {version}: {count} installations. Words of headquarters: {words}</source>
        <translation>Dizin {version}: {count} kurulum. Genel Merkezin sözcükleri: {words}</translation>
    </message>
    <message>
        <source>  {node}  {state}  until {until}  {name}</source>
        <translation>  {node}  {state}  son gün {until}  {name}</translation>
    </message>
    <message>
        <source>“{file}” is directory {version}, signed by {signed} of {needed} root keys. Words of headquarters: {words}</source>
        <translation>“{file}” {version} numaralı dizin; gereken {needed} kök anahtar imzasından {signed} tanesi var. Genel Merkezin sözcükleri: {words}</translation>
    </message>
    <message>
        <source>“{file}” is directory {version} and can be taken.</source>
        <translation>“{file}” {version} numaralı dizin ve alınabilir.</translation>
    </message>
    <message>
        <source>“{file}” is directory {version}: nothing newer than what is in use.</source>
        <translation>“{file}” {version} numaralı dizin: kullanılandan yeni değil.</translation>
    </message>
    <message>
        <source>  {what}: {name} {node}</source>
        <translation>  {what}: {name} {node}</translation>
    </message>
    <message>
        <source>Directory {version} is in use. Send “{file}” to those whom it concerns.</source>
        <translation>{version} numaralı dizin kullanımda. “{file}” dosyasını ilgililere gönderin.</translation>
    </message>
    <message>
        <source>The proposal for directory {version} is in “{file}”, signed by {signed} of {needed} root keys.</source>
        <translation>{version} numaralı dizin önerisi “{file}” dosyasında; gereken {needed} imzadan {signed} tanesi var.</translation>
    </message>
    <message>
        <source>Send “{file}” to headquarters, and read these words of the new key out over the telephone: {words}</source>
        <translation>“{file}” dosyasını Genel Merkeze gönderin ve yeni anahtarın şu sözcüklerini telefonda okuyun: {words}</translation>
    </message>
    <message>
        <source>The new root keys are in “{folder}”. Put them on sticks in different drawers, and destroy the old ones.</source>
        <translation>Yeni kök anahtarlar “{folder}” klasöründe. Ayrı çekmecelerdeki belleklere koyun, eskileri yok edin.</translation>
    </message>
    <message>
        <source>Send “{file}” to headquarters, call them, and read these words out: {words}</source>
        <translation>“{file}” dosyasını Genel Merkeze gönderin, arayın ve şu sözcükleri okuyun: {words}</translation>
    </message>
    <message>
        <source>Answered for “{name}”: send “{file}”. The words of the request were: {words}</source>
        <translation>“{name}” için yanıtlandı: “{file}” dosyasını gönderin. İsteğin sözcükleri: {words}</translation>
    </message>
    <message>
        <source>The data is open again; the new passphrase counts from now on.</source>
        <translation>Veri yeniden açıldı; artık yeni parola geçerli.</translation>
    </message>
    <message>
        <source>This place is called {node} from now on and has to join anew: kopru enrol request.</source>
        <translation>Bu kurulumun numarası artık {node}; yeniden katılması gerekir: kopru enrol request.</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>geçerli</translation>
    </message>
    <message>
        <source>expires soon</source>
        <translation>süresi doluyor</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>süresi doldu</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>iptal</translation>
    </message>
    <message>
        <source>admitted</source>
        <translation>kabul</translation>
    </message>
    <message>
        <source>key renewed</source>
        <translation>yeni anahtar</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>yerine yenisi geldi</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>adı değişti</translation>
    </message>
    <message>
        <source>other root keys</source>
        <translation>başka kök anahtarlar</translation>
    </message>
    <message>
        <source>another recovery key</source>
        <translation>başka kurtarma anahtarı</translation>
    </message>
    <message>
        <source>changed otherwise</source>
        <translation>başka değişiklik</translation>
    </message>
    <message>
        <source>REMOVED</source>
        <translation>ÇIKARILMIŞ</translation>
    </message>
    <message>
        <source>TRUSTED AGAIN</source>
        <translation>YENİDEN GÜVENİLMİŞ</translation>
    </message>
</context>
</TS>
