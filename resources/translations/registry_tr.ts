<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR" sourcelanguage="en">
<context>
    <name>ChangesView</name>
    <message>
        <source>Changes</source>
        <translation>Değişiklikler</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Henüz bir değişiklik yok.</translation>
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
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Saved at once; it can be undone.</source>
        <translation>Hemen kaydedilir; geri alınabilir.</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>{n} rows written to {name}.</source>
        <translation>{n} satır {name} dosyasına yazıldı.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Dışa aktarma</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Çalışma kitabı (*.xlsx)</translation>
    </message>
    <message>
        <source>Text table for Excel (*.csv)</source>
        <translation>Excel için metin çizelgesi (*.csv)</translation>
    </message>
    <message>
        <source>Export what the list shows</source>
        <translation>Listede görüneni dışa aktar</translation>
    </message>
</context>
<context>
    <name>OrganisationDetail</name>
    <message>
        <source>Timeline</source>
        <translation>Zaman çizgisi</translation>
    </message>
    <message>
        <source>Contacts, events and interviews with this organisation will stand here.</source>
        <translation>Bu kuruluşla temaslar, etkinlikler ve görüşmeler burada duracak.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Özet</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Değişiklikler</translation>
    </message>
    <message>
        <source>Mark as active</source>
        <translation>Faal olarak işaretle</translation>
    </message>
    <message>
        <source>Mark as in liquidation</source>
        <translation>Tasfiye hâlinde olarak işaretle</translation>
    </message>
    <message>
        <source>Mark as dissolved</source>
        <translation>Feshedilmiş olarak işaretle</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>{n} records</source>
        <translation>{n} kayıt</translation>
    </message>
    <message>
        <source>Public benefit</source>
        <translation>Kamu yararı</translation>
    </message>
    <message>
        <source>2 values</source>
        <translation>2 değer</translation>
    </message>
    <message>
        <source>President</source>
        <translation>Başkan</translation>
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
        <source>Activity</source>
        <translation>Faaliyet alanı</translation>
    </message>
    <message>
        <source>Founded on</source>
        <translation>Kuruluş tarihi</translation>
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
        <source>yes</source>
        <translation>evet</translation>
    </message>
    <message>
        <source>no</source>
        <translation>hayır</translation>
    </message>
    <message>
        <source>Status: {status}.</source>
        <translation>Durum: {status}.</translation>
    </message>
    <message>
        <source>Post saved.</source>
        <translation>Görev kaydedildi.</translation>
    </message>
    <message>
        <source>Post ended today.</source>
        <translation>Görev bugün bitti.</translation>
    </message>
    <message>
        <source>Post deleted.</source>
        <translation>Görev silindi.</translation>
    </message>
</context>
<context>
    <name>OrganisationFilters</name>
    <message>
        <source>Remove all filters</source>
        <translation>Bütün süzgeçleri kaldır</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tür</translation>
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
        <source>Activity</source>
        <translation>Faaliyet alanı</translation>
    </message>
    <message>
        <source>Choose a province first</source>
        <translation>Önce il seçin</translation>
    </message>
</context>
<context>
    <name>OrganisationForm</name>
    <message>
        <source>Save organisation</source>
        <translation>Kuruluşu kaydet</translation>
    </message>
    <message>
        <source>Of public benefit</source>
        <translation>Kamu yararına çalışır</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>The official name, not shortened</source>
        <translation>Resmî ad; kısaltmasız</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Kısa ad</translation>
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
        <source>Founded on</source>
        <translation>Kuruluş tarihi</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Faaliyet alanı</translation>
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
        <source>New organisation</source>
        <translation>Yeni kuruluş</translation>
    </message>
    <message>
        <source>Edit organisation</source>
        <translation>Kuruluşu düzenle</translation>
    </message>
    <message>
        <source>The same register number: “{name}” ({where}).</source>
        <translation>Aynı kütük no: “{name}” ({where}).</translation>
    </message>
    <message>
        <source>“{name}” is already recorded ({where}). Is it the same one?</source>
        <translation>“{name}” zaten kayıtlı ({where}). Aynı kuruluş mu?</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Kaydı aç</translation>
    </message>
</context>
<context>
    <name>OrganisationKind</name>
    <message>
        <source>Branch</source>
        <translation>Şube</translation>
    </message>
    <message>
        <source>Representation</source>
        <translation>Temsilcilik</translation>
    </message>
    <message>
        <source>Trade union</source>
        <translation>Sendika</translation>
    </message>
    <message>
        <source>Professional b.</source>
        <translation>Meslek k.</translation>
    </message>
    <message>
        <source>Co-operative</source>
        <translation>Kooperatif</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Foreign org.</source>
        <translation>Yabancı k.</translation>
    </message>
    <message>
        <source>Ministry</source>
        <translation>Bakanlık</translation>
    </message>
    <message>
        <source>Civil soc. dir.</source>
        <translation>STİ müdürlüğü</translation>
    </message>
    <message>
        <source>District unit</source>
        <translation>İlçe birimi</translation>
    </message>
    <message>
        <source>Prov. directorate</source>
        <translation>İl müdürlüğü</translation>
    </message>
    <message>
        <source>Dist. directorate</source>
        <translation>İlçe müdürlüğü</translation>
    </message>
    <message>
        <source>Metropolitan m.</source>
        <translation>Büyükşehir</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Belediye</translation>
    </message>
    <message>
        <source>YİKOB</source>
        <translation>YİKOB</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Kolluk</translation>
    </message>
    <message>
        <source>SYDV</source>
        <translation>SYDV</translation>
    </message>
    <message>
        <source>MFİB</source>
        <translation>MFİB</translation>
    </message>
    <message>
        <source>EU directorate</source>
        <translation>AB Başkanlığı</translation>
    </message>
    <message>
        <source>Public body</source>
        <translation>Kamu kurumu</translation>
    </message>
    <message>
        <source>Society</source>
        <translation>Topluluk</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Şirket</translation>
    </message>
</context>
<context>
    <name>OrganisationsPage</name>
    <message>
        <source>Organisations</source>
        <translation>Kuruluşlar</translation>
    </message>
    <message>
        <source>New organisation</source>
        <translation>Yeni kuruluş</translation>
    </message>
    <message>
        <source>Name, number, e-mail…</source>
        <translation>Ad, kütük no, telefon…</translation>
    </message>
    <message>
        <source>organisations</source>
        <translation>kuruluş</translation>
    </message>
    <message>
        <source>Organisations will stand here</source>
        <translation>Kuruluşlar burada duracak</translation>
    </message>
    <message>
        <source>With whom your office works: their posts, contacts and events come together here.</source>
        <translation>Biriminizin iş gördüğü kuruluşlar; kişileri, temasları ve etkinlikleriyle.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>District</source>
        <translation>İlçe</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Son temas</translation>
    </message>
    <message>
        <source>Organisation deleted.</source>
        <translation>Kuruluş silindi.</translation>
    </message>
    <message>
        <source>Organisation added.</source>
        <translation>Kuruluş eklendi.</translation>
    </message>
    <message>
        <source>Organisation saved.</source>
        <translation>Kuruluş kaydedildi.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Register no.</source>
        <translation>Kütük no</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>İl</translation>
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
        <source>Activity</source>
        <translation>Faaliyet alanı</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Yeni kişi</translation>
    </message>
    <message>
        <source>Name, telephone, e-mail…</source>
        <translation>Ad, telefon, e-posta…</translation>
    </message>
    <message>
        <source>people</source>
        <translation>kişi</translation>
    </message>
    <message>
        <source>People will stand here</source>
        <translation>Kişiler burada duracak</translation>
    </message>
    <message>
        <source>Record those whom your office deals with.</source>
        <translation>Biriminizin iş gördüğü kişileri ekleyin.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Unvan</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Kuruluş</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Son temas</translation>
    </message>
    <message>
        <source>Person deleted.</source>
        <translation>Kişi silindi.</translation>
    </message>
    <message>
        <source>Person added.</source>
        <translation>Kişi eklendi.</translation>
    </message>
    <message>
        <source>Person saved.</source>
        <translation>Kişi kaydedildi.</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Görev</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-posta</translation>
    </message>
</context>
<context>
    <name>PersonDetail</name>
    <message>
        <source>Timeline</source>
        <translation>Zaman çizgisi</translation>
    </message>
    <message>
        <source>Contacts and events with this person will stand here.</source>
        <translation>Bu kişiyle temaslar ve etkinlikler burada duracak.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Özet</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Değişiklikler</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>{n} records</source>
        <translation>{n} kayıt</translation>
    </message>
    <message>
        <source>2 values</source>
        <translation>2 değer</translation>
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
        <translation>Unvan</translation>
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
        <source>Notes</source>
        <translation>Notlar</translation>
    </message>
    <message>
        <source>Post saved.</source>
        <translation>Görev kaydedildi.</translation>
    </message>
    <message>
        <source>Post ended today.</source>
        <translation>Görev bugün bitti.</translation>
    </message>
    <message>
        <source>Post deleted.</source>
        <translation>Görev silindi.</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Save person</source>
        <translation>Kişiyi kaydet</translation>
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
        <translation>Unvan</translation>
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
        <source>Notes</source>
        <translation>Notlar</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Yeni kişi</translation>
    </message>
    <message>
        <source>Edit person</source>
        <translation>Kişiyi düzenle</translation>
    </message>
    <message>
        <source>“{name}” is already recorded ({where}).</source>
        <translation>“{name}” zaten kayıtlı ({where}).</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Kaydı aç</translation>
    </message>
</context>
<context>
    <name>PostsPanel</name>
    <message>
        <source>Posts</source>
        <translation>Görevler</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>Add post</source>
        <translation>Görev ekle</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Kişi ekle</translation>
    </message>
    <message>
        <source>Nobody is recorded yet who speaks for this organisation.</source>
        <translation>Bu kuruluş adına konuşan kimse henüz kayıtlı değil.</translation>
    </message>
    <message>
        <source>No post is recorded yet.</source>
        <translation>Henüz bir görev kayıtlı değil.</translation>
    </message>
    <message>
        <source>former</source>
        <translation>önceki</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Unvan</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>Başlangıç – bitiş</translation>
    </message>
    <message>
        <source>Has ended</source>
        <translation>Görevi bitti</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Kuruluş</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Kişi</translation>
    </message>
    <message>
        <source>Add “{text}” as a new person</source>
        <translation>“{text}” adıyla yeni kişi</translation>
    </message>
    <message>
        <source>Type to find</source>
        <translation>Bulmak için yazın</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bitiş</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Save post</source>
        <translation>Görevi kaydet</translation>
    </message>
    <message>
        <source>Choose an organisation.</source>
        <translation>Bir kuruluş seçin.</translation>
    </message>
    <message>
        <source>Choose a person.</source>
        <translation>Bir kişi seçin.</translation>
    </message>
</context>
<context>
    <name>RecordFrame</name>
    <message>
        <source>Add contact</source>
        <translation>Temas ekle</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Düzenle</translation>
    </message>
    <message>
        <source>More for this record</source>
        <translation>Bu kayıt için diğerleri</translation>
    </message>
    <message>
        <source>{n} fields in conflict</source>
        <translation>{n} alanda çelişki</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>Choose a record on the left, or type to find one.</source>
        <translation>Soldan bir kayıt seçin ya da bulmak için yazın.</translation>
    </message>
    <message>
        <source>new record</source>
        <translation>yeni kayıt</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>düzenle</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>sil</translation>
    </message>
    <message>
        <source>add contact</source>
        <translation>temas ekle</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>süz</translation>
    </message>
    <message>
        <source>previous, next record</source>
        <translation>önceki, sonraki kayıt</translation>
    </message>
    <message>
        <source>save</source>
        <translation>kaydet</translation>
    </message>
    <message>
        <source>export the list</source>
        <translation>listeyi dışa aktar</translation>
    </message>
    <message>
        <source>back</source>
        <translation>geri</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>“{text}” için kayıt bulunamadı</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Kayıt bulunamadı</translation>
    </message>
    <message>
        <source>What you typed was put aside.</source>
        <translation>Yazdıklarınız kenara kondu.</translation>
    </message>
</context>
</TS>
