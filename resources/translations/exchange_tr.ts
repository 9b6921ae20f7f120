<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>ApprovalPanel</name>
    <message>
        <source>&amp;Passphrase of the root keys</source>
        <translation>Kök anahtarların &amp;parolası</translation>
    </message>
    <message>
        <source>Words agree: write the answer…</source>
        <translation>Sözcükler tutuyor: yanıtı yaz…</translation>
    </message>
    <message>
        <source>Who asks to join</source>
        <translation>Katılmak isteyen</translation>
    </message>
    <message>
        <source>Let them read their six words by telephone. Are they these?</source>
        <translation>Altı sözcüğünü telefonda okutun. Bunlar mı?</translation>
    </message>
    <message>
        <source>Choose root keys…</source>
        <translation>Kök anahtarları seç…</translation>
    </message>
    <message>
        <source>Do not approve</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>When they have taken the answer, read them these words of headquarters:</source>
        <translation>Yanıtı aldıklarında Genel Merkezin şu sözcüklerini okuyun:</translation>
    </message>
    <message>
        <source>Choose the request file</source>
        <translation>İstek dosyasını seç</translation>
    </message>
    <message>
        <source>“{file}” cannot be read. Copy it here first.</source>
        <translation>“{file}” okunamıyor. Önce bu bilgisayara kopyalayın.</translation>
    </message>
    <message>
        <source>Who asks for a new key</source>
        <translation>Yeni anahtar isteyen</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>Genel Merkez</translation>
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
        <source>Province</source>
        <translation>İl</translation>
    </message>
    <message>
        <source>Written on</source>
        <translation>Yazıldığı gün</translation>
    </message>
    <message>
        <source>Signed with {names}.</source>
        <translation>İmzalayan: {names}.</translation>
    </message>
    <message>
        <source>Put in the sticks with {n} of the root keys and choose the key files.</source>
        <translation>Kök anahtarlardan {n} tanesinin belleğini takın, anahtar dosyalarını seçin.</translation>
    </message>
    <message>
        <source>Choose root keys</source>
        <translation>Kök anahtarları seç</translation>
    </message>
    <message>
        <source>{n} root keys are needed.</source>
        <translation>{n} kök anahtar gerekir.</translation>
    </message>
    <message>
        <source>Type the passphrase that was set when the centre was made.</source>
        <translation>Genel Merkez kurulurken konan parolayı yazın.</translation>
    </message>
    <message>
        <source>Write the answer file</source>
        <translation>Yanıt dosyasını yaz</translation>
    </message>
    <message>
        <source>The answer is being written.</source>
        <translation>Yanıt yazılıyor.</translation>
    </message>
    <message>
        <source>Answer for {name}</source>
        <translation>{name} için yanıt</translation>
    </message>
    <message>
        <source>A root key cannot be read. Put the sticks in again.</source>
        <translation>Bir kök anahtar okunamıyor. Bellekleri yeniden takın.</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>and the content of documents: {n}</source>
        <translation>ve içeriği gidecek belge: {n}</translation>
    </message>
    <message>
        <source>Everything has been confirmed.</source>
        <translation>Her şeyin alındısı geldi.</translation>
    </message>
    <message>
        <source>for {n} of {total} installations</source>
        <translation>{total} kurulumdan {n} tanesi için</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>Gönderilecek</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>değişiklik</translation>
    </message>
    <message>
        <source>Last package that {name} received</source>
        <translation>Aldığı son paket: {name}</translation>
    </message>
    <message>
        <source>Its receipt has come; nothing is missing.</source>
        <translation>Alındısı geldi, eksik yok.</translation>
    </message>
    <message>
        <source>{n} packages without a receipt; what they hold goes along with the next.</source>
        <translation>{n} paketin alındısı yok; sonraki pakete eklenecek.</translation>
    </message>
    <message>
        <source>No receipt has come yet.</source>
        <translation>Henüz alındı gelmedi.</translation>
    </message>
    <message>
        <source>Last package that came in</source>
        <translation>Gelen son paket</translation>
    </message>
    <message>
        <source>{n} files were refused; they lie in quarantine.</source>
        <translation>{n} dosya alınmadı; karantinada duruyor.</translation>
    </message>
    <message>
        <source>Nothing has come yet.</source>
        <translation>Henüz bir şey gelmedi.</translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>Previous</source>
        <translation>Önceki</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Sonraki</translation>
    </message>
    <message>
        <source>changed in two places that had not seen each other; both are kept.</source>
        <translation>iki yerde birbirini görmeden değiştirildi; ikisi de saklı.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Karara bağla</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>İkisini de tut</translation>
    </message>
    <message>
        <source>Leave for later</source>
        <translation>Sonraya bırak</translation>
    </message>
    <message>
        <source>Decide several…</source>
        <translation>Toplu karar…</translation>
    </message>
    <message>
        <source>Decided…</source>
        <translation>Kararlar…</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Kaydı aç</translation>
    </message>
    <message>
        <source>Conflict {n} / {total}</source>
        <translation>Çelişki {n} / {total}</translation>
    </message>
    <message>
        <source>One place deleted the record while another changed it. Until you decide it stays.</source>
        <translation>Bir yer kaydı silerken öteki değiştirdi. Siz karar verene dek kayıt durur.</translation>
    </message>
    <message>
        <source>given to two offices by places that had not seen each other. Until headquarters decides the later one counts and both see the record.</source>
        <translation>birbirini görmemiş iki yerden iki ayrı ofise verildi. Genel Merkez karar verene kadar sonraki geçerlidir ve kaydı ikisi de görür.</translation>
    </message>
    <message>
        <source>Before: {value}</source>
        <translation>Değişiklikten önce: {value}</translation>
    </message>
    <message>
        <source>Headquarters decides on this record. Until then both values are kept.</source>
        <translation>Bu kayda Genel Merkez karar verir. O zamana kadar iki değer de saklanır.</translation>
    </message>
    <message>
        <source>Headquarters decides whose the record is. Until then both offices work with it.</source>
        <translation>Kaydın kime ait olduğuna Genel Merkez karar verir. O zamana kadar iki ofis de kayıtla çalışır.</translation>
    </message>
    <message>
        <source>Shown here</source>
        <translation>Burada gösterilen</translation>
    </message>
    <message>
        <source>Other value</source>
        <translation>Öteki değer</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>Decided. It goes along with the next package.</source>
        <translation>Karar verildi. Bir sonraki paketle gider.</translation>
    </message>
    <message>
        <source>{n} conflicts decided.</source>
        <translation>{n} çelişki karara bağlandı.</translation>
    </message>
</context>
<context>
    <name>DecidedPanel</name>
    <message>
        <source>Record</source>
        <translation>Kayıt</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Karar</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Ne zaman</translation>
    </message>
    <message>
        <source>Decided conflicts</source>
        <translation>Karara bağlanan çelişkiler</translation>
    </message>
    <message>
        <source>Nothing has been decided here yet</source>
        <translation>Burada henüz karar verilmedi</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Yeniden aç</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Whose a record is cannot be opened again: move the record instead.</source>
        <translation>Kaydın kime ait olduğu kararı yeniden açılamaz; bunun yerine kaydı taşıyın.</translation>
    </message>
    <message>
        <source>{value} – {who}, {when}</source>
        <translation>{value} – {who}, {when}</translation>
    </message>
    <message>
        <source>The field has been changed since; change the record itself.</source>
        <translation>Alan sonradan değişti; kaydın kendisini değiştirin.</translation>
    </message>
</context>
<context>
    <name>ExchangeLists</name>
    <message>
        <source>out</source>
        <translation>giden</translation>
    </message>
    <message>
        <source>in</source>
        <translation>gelen</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Zaman</translation>
    </message>
    <message>
        <source>From / to</source>
        <translation>Kimden / kime</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Değişiklik</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Boyut</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
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
        <source>Province</source>
        <translation>İl</translation>
    </message>
    <message>
        <source>Last out</source>
        <translation>Son giden</translation>
    </message>
    <message>
        <source>Last in</source>
        <translation>Son gelen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Bekleyen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Kayıt</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Ne zaman</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>İptal edildi</translation>
    </message>
    <message>
        <source>by its province</source>
        <translation>ili üzerinden</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>Send / Receive</source>
        <translation>Gönder / Al</translation>
    </message>
    <message>
        <source>No conflict is open</source>
        <translation>Açık çelişki yok</translation>
    </message>
    <message>
        <source>Choose a package to see its receipt.</source>
        <translation>Alındısını görmek için bir paket seçin.</translation>
    </message>
    <message>
        <source>Decided…</source>
        <translation>Kararlar…</translation>
    </message>
    <message>
        <source>prepare packages</source>
        <translation>paket hazırla</translation>
    </message>
    <message>
        <source>take in files</source>
        <translation>dosya al</translation>
    </message>
    <message>
        <source>take one of the values</source>
        <translation>değerlerden birini al</translation>
    </message>
    <message>
        <source>keep both</source>
        <translation>ikisini de tut</translation>
    </message>
    <message>
        <source>decide</source>
        <translation>karara bağla</translation>
    </message>
    <message>
        <source>previous or next package</source>
        <translation>önceki ya da sonraki paket</translation>
    </message>
    <message>
        <source>not joined yet</source>
        <translation>henüz katılmadı</translation>
    </message>
    <message>
        <source>{n} provinces</source>
        <translation>{n} il</translation>
    </message>
    <message>
        <source>{n} laptops</source>
        <translation>{n} dizüstü</translation>
    </message>
    <message>
        <source>{one} and {others}</source>
        <translation>{one} ve {others}</translation>
    </message>
    <message>
        <source>A request to join is approved at headquarters.</source>
        <translation>Katılma isteğini Genel Merkez onaylar.</translation>
    </message>
    <message>
        <source>{name} belongs to it now. Send the answer file.</source>
        <translation>{name} artık üye. Yanıt dosyasını gönderin.</translation>
    </message>
    <message>
        <source>This place has joined. Packages can be sent.</source>
        <translation>Katılım tamam. Artık paket gönderebilirsiniz.</translation>
    </message>
</context>
<context>
    <name>ExchangeWords</name>
    <message>
        <source>organisations {n}</source>
        <translation>{n} kuruluş</translation>
    </message>
    <message>
        <source>people {n}</source>
        <translation>{n} kişi</translation>
    </message>
    <message>
        <source>posts {n}</source>
        <translation>{n} görev</translation>
    </message>
    <message>
        <source>contacts {n}</source>
        <translation>{n} temas</translation>
    </message>
    <message>
        <source>follow-ups {n}</source>
        <translation>{n} takip</translation>
    </message>
    <message>
        <source>programmes {n}</source>
        <translation>{n} program</translation>
    </message>
    <message>
        <source>events {n}</source>
        <translation>{n} etkinlik</translation>
    </message>
    <message>
        <source>sessions {n}</source>
        <translation>{n} oturum</translation>
    </message>
    <message>
        <source>participants {n}</source>
        <translation>{n} katılımcı</translation>
    </message>
    <message>
        <source>attendance marks {n}</source>
        <translation>{n} yoklama</translation>
    </message>
    <message>
        <source>studies {n}</source>
        <translation>{n} araştırma</translation>
    </message>
    <message>
        <source>interviews {n}</source>
        <translation>{n} görüşme</translation>
    </message>
    <message>
        <source>answers {n}</source>
        <translation>{n} yanıt</translation>
    </message>
    <message>
        <source>other records {n}</source>
        <translation>{n} başka kayıt</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Dizüstü</translation>
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
        <source>Sent</source>
        <translation>Gönderildi</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Alındı</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>İşlendi</translation>
    </message>
    <message>
        <source>Came twice</source>
        <translation>İki kez geldi</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Alınmadı</translation>
    </message>
    <message>
        <source>{n} conflicts</source>
        <translation>{n} çelişki</translation>
    </message>
    <message>
        <source>{n} left out</source>
        <translation>{n} satır geri</translation>
    </message>
</context>
<context>
    <name>FormChoice</name>
    <message>
        <source>Form of the package files</source>
        <translation>Paket dosyalarının biçimi</translation>
    </message>
    <message>
        <source>Packages are files with the ending .kopru.</source>
        <translation>Paketler .kopru uzantılı dosyalardır.</translation>
    </message>
    <message>
        <source>Packages lie inside a ZIP, which most mail lets pass.</source>
        <translation>Paketler ZIP içine konur; çoğu posta sunucusu geçirir.</translation>
    </message>
    <message>
        <source>Packages are text, for the strictest mail gateways.</source>
        <translation>Paketler metin olur; en sıkı posta geçitleri için.</translation>
    </message>
</context>
<context>
    <name>HoldersSecrets</name>
    <message>
        <source>Passphrase of holder {n}</source>
        <translation>{n}. saklayanın parolası</translation>
    </message>
    <message>
        <source>Holder {n}: the same again</source>
        <translation>{n}. saklayan: bir daha</translation>
    </message>
    <message>
        <source>Both must be the same.</source>
        <translation>İkisi aynı olmalı.</translation>
    </message>
    <message>
        <source>Another holder has this passphrase. Each needs one of their own.</source>
        <translation>Bu parola başka bir saklayanın. Herkesin kendine ait bir parolası olmalı.</translation>
    </message>
</context>
<context>
    <name>InstallationDetail</name>
    <message>
        <source>Revoke…</source>
        <translation>İptal et…</translation>
    </message>
    <message>
        <source>Print the record…</source>
        <translation>Tutanağı yazdır…</translation>
    </message>
    <message>
        <source>Take in an earlier file…</source>
        <translation>Eski bir dosyasını al…</translation>
    </message>
    <message>
        <source>Renew the root keys…</source>
        <translation>Kök anahtarları yenile…</translation>
    </message>
    <message>
        <source>Renew the recovery key…</source>
        <translation>Kurtarma anahtarını yenile…</translation>
    </message>
    <message>
        <source>Change the passphrase of a root key…</source>
        <translation>Bir kök anahtarın parolasını değiştir…</translation>
    </message>
    <message>
        <source>Print the custody sheet…</source>
        <translation>Saklama tutanağını yazdır…</translation>
    </message>
    <message>
        <source>Save the directory file…</source>
        <translation>Dizin dosyasını kaydet…</translation>
    </message>
    <message>
        <source>The six words of its key</source>
        <translation>Anahtarının altı sözcüğü</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>Genel Merkez</translation>
    </message>
    <message>
        <source>State</source>
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
        <source>Number</source>
        <translation>Numara</translation>
    </message>
    <message>
        <source>Joined on</source>
        <translation>Katıldığı gün</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Son gün</translation>
    </message>
    <message>
        <source>Key renewed on</source>
        <translation>Anahtar yenilendi</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebep</translation>
    </message>
    <message>
        <source>Revoked on</source>
        <translation>İptal günü</translation>
    </message>
    <message>
        <source>Everything came up to</source>
        <translation>Eksiksiz gelen</translation>
    </message>
    <message>
        <source>In place of</source>
        <translation>Şunun yerine</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>Yerine gelen</translation>
    </message>
    <message>
        <source>What it sent before it was lost can be taken in, if its owner confirms the file. Otherwise leave it in quarantine.</source>
        <translation>Kaybolmadan önce gönderdikleri, sahibi dosyayı doğrularsa alınabilir. Yoksa karantinada bırakın.</translation>
    </message>
    <message>
        <source>Is its key lost? Let the new computer write a request, answer it, and choose this one under “In place of a lost one”.</source>
        <translation>Anahtarı kayboldu mu? Yeni bilgisayar bir istek yazsın; isteği yanıtlarken “Kaybolanın yerine” alanında bunu seçin.</translation>
    </message>
    <message>
        <source>Directory {n}; {threshold} of {roots} root keys sign a change. Words of headquarters:</source>
        <translation>{n} numaralı dizin; bir değişikliği {roots} kök anahtardan {threshold} tanesi imzalar. Genel Merkezin sözcükleri:</translation>
    </message>
</context>
<context>
    <name>InstallationsPage</name>
    <message>
        <source>Installations and keys</source>
        <translation>Kurulumlar ve anahtarlar</translation>
    </message>
    <message>
        <source>Answer a request…</source>
        <translation>İstek yanıtla…</translation>
    </message>
    <message>
        <source>Sign a proposal…</source>
        <translation>Öneri imzala…</translation>
    </message>
    <message>
        <source>Name, province…</source>
        <translation>Ad, il…</translation>
    </message>
    <message>
        <source>installations</source>
        <translation>kurulum</translation>
    </message>
    <message>
        <source>Installations</source>
        <translation>Kurulumlar</translation>
    </message>
    <message>
        <source>Join headquarters under Send / Receive; then all installations stand here.</source>
        <translation>Gönder / Al sayfasında Genel Merkeze katılın; kurulumların hepsi burada durur.</translation>
    </message>
    <message>
        <source>This place has not joined yet</source>
        <translation>Bu kurulum henüz katılmadı</translation>
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
        <source>Province</source>
        <translation>İl</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Son gün</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>answer a request or sign a proposal</source>
        <translation>istek yanıtla ya da öneri imzala</translation>
    </message>
    <message>
        <source>back to the list</source>
        <translation>listeye dön</translation>
    </message>
    <message>
        <source>No installation is called so</source>
        <translation>Bu adda kurulum yok</translation>
    </message>
    <message>
        <source>“{file}” cannot be read. Copy it here first.</source>
        <translation>“{file}” okunamıyor. Önce buraya kopyalayın.</translation>
    </message>
    <message>
        <source>Folder for the new root keys</source>
        <translation>Yeni kök anahtarların klasörü</translation>
    </message>
    <message>
        <source>Root keys lie in this folder already. Choose an empty one.</source>
        <translation>Bu klasörde kök anahtarlar var. Boş bir klasör seçin.</translation>
    </message>
    <message>
        <source>File of the new recovery key</source>
        <translation>Yeni kurtarma anahtarının dosyası</translation>
    </message>
    <message>
        <source>It lies in {path}.</source>
        <translation>Dosya burada: {path}.</translation>
    </message>
    <message>
        <source>Print the record</source>
        <translation>Tutanağı yazdır</translation>
    </message>
    <message>
        <source>Print the custody sheet</source>
        <translation>Saklama tutanağını yazdır</translation>
    </message>
    <message>
        <source>Save the directory file</source>
        <translation>Dizin dosyasını kaydet</translation>
    </message>
    <message>
        <source>Take in an earlier file</source>
        <translation>Eski bir dosyasını al</translation>
    </message>
    <message>
        <source>Taken in: {new} new records, {changed} changed.</source>
        <translation>Alındı: {new} yeni kayıt, {changed} değişiklik.</translation>
    </message>
</context>
<context>
    <name>JoinPanel</name>
    <message>
        <source>Write the request file…</source>
        <translation>İstek dosyasını yaz…</translation>
    </message>
    <message>
        <source>Take the answer file…</source>
        <translation>Yanıt dosyasını al…</translation>
    </message>
    <message>
        <source>Print the sheet…</source>
        <translation>Tutanağı yazdır…</translation>
    </message>
    <message>
        <source>The words agree: join</source>
        <translation>Sözcükler tutuyor: katıl</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>Farklı</translation>
    </message>
    <message>
        <source>This place has not joined yet</source>
        <translation>Bu kurulum henüz katılmadı</translation>
    </message>
    <message>
        <source>You can record contacts, trainings and interviews already; nothing is lost. Before packages can be sent, headquarters must know this computer.</source>
        <translation>Temas, eğitim ve görüşmeleri şimdiden kaydedebilirsiniz; hiçbir şey kaybolmaz. Paket gönderebilmek için Genel Merkezin bu bilgisayarı tanıması gerekir.</translation>
    </message>
    <message>
        <source>Write a request file</source>
        <translation>İstek dosyası yazın</translation>
    </message>
    <message>
        <source>Send it to headquarters by e-mail or on a stick. It holds no personal data and no secret.</source>
        <translation>Genel Merkeze e-postayla ya da bellekle gönderin. İçinde kişisel veri ve gizli bilgi yoktur.</translation>
    </message>
    <message>
        <source>Read these six words to headquarters by telephone</source>
        <translation>Bu altı sözcüğü Genel Merkeze telefonda okuyun</translation>
    </message>
    <message>
        <source>The person there compares them with the file. So nobody can put another computer in between.</source>
        <translation>Karşıdaki kişi dosyadakiyle karşılaştırır; böylece araya başka bir bilgisayar giremez.</translation>
    </message>
    <message>
        <source>Take the answer file</source>
        <translation>Yanıt dosyasını alın</translation>
    </message>
    <message>
        <source>Headquarters sends it back. You can also drop the file onto this page.</source>
        <translation>Genel Merkez geri gönderir. Dosyayı bu sayfaya da bırakabilirsiniz.</translation>
    </message>
    <message>
        <source>Now let headquarters read its six words to you. Are they these?</source>
        <translation>Şimdi Genel Merkez kendi altı sözcüğünü size okusun. Bunlar mı?</translation>
    </message>
    <message>
        <source>Write the request file</source>
        <translation>İstek dosyasını yaz</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Yazıldı: {path}</translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation>Tutanağı yazdır</translation>
    </message>
    <message>
        <source>The sheet lies in {path}.</source>
        <translation>Tutanak burada: {path}.</translation>
    </message>
    <message>
        <source>“{file}” cannot be read. Copy it here first.</source>
        <translation>“{file}” okunamıyor. Önce bu bilgisayara kopyalayın.</translation>
    </message>
    <message>
        <source>The answer was not taken. Tell headquarters by telephone and ask for a new file.</source>
        <translation>Yanıt alınmadı. Genel Merkeze telefonla bildirin, yeni dosya isteyin.</translation>
    </message>
</context>
<context>
    <name>KeyPanel</name>
    <message>
        <source>&amp;Passphrase of the key</source>
        <translation>Anahtarın &amp;parolası</translation>
    </message>
    <message>
        <source>Write a proposal for the other key holder…</source>
        <translation>Öteki anahtar sahibi için öneri yaz…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Key files: {names}</source>
        <translation>Anahtar dosyaları: {names}</translation>
    </message>
    <message>
        <source>Put in the sticks and choose the key files; {n} are needed.</source>
        <translation>Bellekleri takın ve anahtar dosyalarını seçin; {n} tane gerekir.</translation>
    </message>
    <message>
        <source>Put in the stick and choose the key file.</source>
        <translation>Belleği takın ve anahtar dosyasını seçin.</translation>
    </message>
    <message>
        <source>Passphrase of {file}</source>
        <translation>{file} parolası</translation>
    </message>
    <message>
        <source>Empty: the same as above.</source>
        <translation>Boşsa yukarıdakinin aynısıdır.</translation>
    </message>
    <message>
        <source>{n} keys are needed. Is the holder of another elsewhere? Write a proposal for them.</source>
        <translation>{n} anahtar gerekir. Öteki anahtarın sahibi başka yerde mi? Onun için öneri yazın.</translation>
    </message>
    <message>
        <source>Choose the key files first; {n} are needed.</source>
        <translation>Önce anahtar dosyalarını seçin; {n} tane gerekir.</translation>
    </message>
    <message>
        <source>Type the passphrase with which the key is locked.</source>
        <translation>Anahtarın kilitli olduğu parolayı yazın.</translation>
    </message>
    <message>
        <source>Wait until the present work has ended.</source>
        <translation>Süren işin bitmesini bekleyin.</translation>
    </message>
    <message>
        <source>A key file cannot be read. Put the sticks in again.</source>
        <translation>Bir anahtar dosyası okunamıyor. Bellekleri yeniden takın.</translation>
    </message>
</context>
<context>
    <name>KeyTasks</name>
    <message>
        <source>Directory {n} is in use. Send {path} to those whom it concerns.</source>
        <translation>{n} numaralı dizin kullanımda. {path} dosyasını ilgililere gönderin.</translation>
    </message>
    <message>
        <source>Write the directory file</source>
        <translation>Dizin dosyasını yaz</translation>
    </message>
    <message>
        <source>Choose root keys…</source>
        <translation>Kök anahtarları seç…</translation>
    </message>
    <message>
        <source>The proposal lies in {path}, signed by {signed} of {needed} root keys.</source>
        <translation>Öneri burada: {path}. Gereken {needed} imzadan {signed} tanesi var.</translation>
    </message>
    <message>
        <source>of none: it is a further one</source>
        <translation>yok: bu yeni bir kurulum</translation>
    </message>
    <message>
        <source>In place of a lost one</source>
        <translation>Kaybolanın yerine</translation>
    </message>
    <message>
        <source>The request is signed with the key in use until now; all the same, compare the words.</source>
        <translation>İstek bugüne kadarki anahtarla imzalı; yine de sözcükleri karşılaştırın.</translation>
    </message>
    <message>
        <source>New key for {name}</source>
        <translation>{name} için yeni anahtar</translation>
    </message>
    <message>
        <source>Only the words tell that the request is theirs: call the number you know.</source>
        <translation>İsteğin onlardan geldiğini yalnızca sözcükler söyler: bildiğiniz numarayı arayın.</translation>
    </message>
    <message>
        <source>{name} asks to join</source>
        <translation>{name} katılmak istiyor</translation>
    </message>
    <message>
        <source>This asks to be headquarters: it would see the data of all provinces. Approve it only in place of your own computer.</source>
        <translation>Bu kurulum Genel Merkez olmak istiyor: bütün illerin verisini görür. Yalnızca kendi bilgisayarınızın yerine onaylayın.</translation>
    </message>
    <message>
        <source>Words agree: publish…</source>
        <translation>Sözcükler tutuyor: yayımla…</translation>
    </message>
    <message>
        <source>Let them read their six words. Are they these?</source>
        <translation>Altı sözcüklerini okusunlar. Bunlar mı?</translation>
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
        <source>Province</source>
        <translation>İl</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numara</translation>
    </message>
    <message>
        <source>Its province reads it on this page, such as 1:240. Empty: nothing later is believed.</source>
        <translation>İl müdürlüğü bu sayfada, “Eksiksiz gelen” satırında okur; örnek 1:240. Boş kalırsa sonradan gelen alınmaz.</translation>
    </message>
    <message>
        <source>&amp;Last number that the province has of it</source>
        <translation>İlde bulunan son &amp;numarası</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Neden</translation>
    </message>
    <message>
        <source>Write it as 1:240, or leave it empty.</source>
        <translation>1:240 biçiminde yazın ya da boş bırakın.</translation>
    </message>
    <message>
        <source>From then on nothing is sent to it, and what it sends waits for a person in quarantine. What has come until now stays. A revoked key never counts again.</source>
        <translation>Bundan sonra ona bir şey gönderilmez, gönderdikleri karantinada bir görevliyi bekler. Şimdiye kadar gelenler kalır. İptal edilen anahtar bir daha geçmez.</translation>
    </message>
    <message>
        <source>Revoke {name}</source>
        <translation>{name} iptal edilsin mi?</translation>
    </message>
    <message>
        <source>Revoke and publish…</source>
        <translation>İptal et ve yayımla…</translation>
    </message>
    <message>
        <source>Three new keys are written into {folder}. The old ones sign the change and count no more after it: destroy them, and put the new ones on three sticks. Each holder types a passphrase that nobody else knows.</source>
        <translation>{folder} klasörüne üç yeni anahtar yazılır. Değişikliği eskileri imzalar, sonra geçerlilikleri biter: onları yok edin, yenileri üç belleğe koyun. Her saklayan başkasının bilmediği bir parola yazar.</translation>
    </message>
    <message>
        <source>Renew the root keys</source>
        <translation>Kök anahtarları yenile</translation>
    </message>
    <message>
        <source>Make and publish…</source>
        <translation>Yap ve yayımla…</translation>
    </message>
    <message>
        <source>The new root keys lie in {folder}. Print the custody sheet and hand them out.</source>
        <translation>Yeni kök anahtarlar burada: {folder}. Saklama tutanağını yazdırıp anahtarları dağıtın.</translation>
    </message>
    <message>
        <source>“{label}” lies in {path} with the new passphrase. Destroy the file with the old one.</source>
        <translation>“{label}” yeni parolayla {path} dosyasında. Eski parolalı dosyayı yok edin.</translation>
    </message>
    <message>
        <source>Change the passphrase of a root key</source>
        <translation>Bir kök anahtarın parolasını değiştir</translation>
    </message>
    <message>
        <source>The three root keys begin with one passphrase. Let each holder choose their own: then no one person can open two of them. The key stays the same, and no directory has to be signed.</source>
        <translation>Üç kök anahtar tek parolayla başlar. Her saklayan kendi parolasını seçsin: o zaman kimse tek başına ikisini açamaz. Anahtar aynı kalır, dizin imzalamak gerekmez.</translation>
    </message>
    <message>
        <source>Write the file…</source>
        <translation>Dosyayı yaz…</translation>
    </message>
    <message>
        <source>Write the root key</source>
        <translation>Kök anahtarı yaz</translation>
    </message>
    <message>
        <source>Choose the root key…</source>
        <translation>Kök anahtarı seç…</translation>
    </message>
    <message>
        <source>The new key is written to {path}. Places let it in when the directory reaches them; keep the old one for a year, for those that have not heard of it.</source>
        <translation>Yeni anahtar buraya yazılır: {path}. Kurulumlar dizin ulaşınca onu tanır; henüz haberdar olmayanlar için eskisini bir yıl saklayın.</translation>
    </message>
    <message>
        <source>Renew the recovery key</source>
        <translation>Kurtarma anahtarını yenile</translation>
    </message>
    <message>
        <source>Sign only what you know of. {signed} of {needed} root keys have signed so far.</source>
        <translation>Yalnızca bildiğiniz şeyi imzalayın. Gereken {needed} imzadan {signed} tanesi var.</translation>
    </message>
    <message>
        <source>Sign a proposal</source>
        <translation>Öneriyi imzala</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>İmzala…</translation>
    </message>
    <message>
        <source>The words of the headquarters whose directory it is:</source>
        <translation>Dizinin sahibi Genel Merkezin sözcükleri:</translation>
    </message>
    <message>
        <source>The answer for {name} lies in {path}. It opens the data once, at that place only.</source>
        <translation>{name} için yanıt burada: {path}. Veriyi yalnızca orada ve bir kez açar.</translation>
    </message>
    <message>
        <source>{name} forgot its passphrase</source>
        <translation>{name} parolasını unuttu</translation>
    </message>
    <message>
        <source>Call the number you know and make sure who speaks. The answer opens all data of that computer.</source>
        <translation>Bildiğiniz numarayı arayın, kiminle konuştuğunuzdan emin olun. Yanıt o bilgisayardaki bütün veriyi açar.</translation>
    </message>
    <message>
        <source>Words agree: write the answer…</source>
        <translation>Sözcükler tutuyor: yanıtı yaz…</translation>
    </message>
    <message>
        <source>Write the answer</source>
        <translation>Yanıtı yaz</translation>
    </message>
    <message>
        <source>Choose the recovery key…</source>
        <translation>Kurtarma anahtarını seç…</translation>
    </message>
    <message>
        <source>Written on</source>
        <translation>Yazıldığı gün</translation>
    </message>
</context>
<context>
    <name>KeyWords</name>
    <message>
        <source>counts</source>
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
        <source>stolen or lost</source>
        <translation>çalındı ya da kayboldu</translation>
    </message>
    <message>
        <source>no longer in use</source>
        <translation>artık kullanılmıyor</translation>
    </message>
    <message>
        <source>replaced by another</source>
        <translation>yerine başkası geldi</translation>
    </message>
    <message>
        <source>{name} is admitted</source>
        <translation>{name} kabul edilir</translation>
    </message>
    <message>
        <source>{name} gets a new key</source>
        <translation>{name} yeni anahtar alır</translation>
    </message>
    <message>
        <source>{name} is revoked</source>
        <translation>{name} iptal edilir</translation>
    </message>
    <message>
        <source>{name} is replaced</source>
        <translation>{name} yerini başkasına bırakır</translation>
    </message>
    <message>
        <source>{name} has another name</source>
        <translation>{name} ad değiştirir</translation>
    </message>
    <message>
        <source>Headquarters gets other root keys</source>
        <translation>Genel Merkezin kök anahtarları değişir</translation>
    </message>
    <message>
        <source>Headquarters gets another recovery key</source>
        <translation>Genel Merkezin kurtarma anahtarı değişir</translation>
    </message>
    <message>
        <source>{name} changes otherwise</source>
        <translation>{name} başka biçimde değişir</translation>
    </message>
    <message>
        <source>{name} VANISHES from the directory. Do not sign; call headquarters.</source>
        <translation>{name} dizinden SİLİNİR. İmzalamayın; Genel Merkezi arayın.</translation>
    </message>
    <message>
        <source>{name} was revoked and is TRUSTED AGAIN. Do not sign; call headquarters.</source>
        <translation>{name} iptal edilmişti, YENİDEN GÜVENİLİR oluyor. İmzalamayın; Genel Merkezi arayın.</translation>
    </message>
</context>
<context>
    <name>MailPanel</name>
    <message>
        <source>Text of the mail</source>
        <translation>E-postanın metni</translation>
    </message>
    <message>
        <source>Copy subject and text</source>
        <translation>Konuyu ve metni kopyala</translation>
    </message>
    <message>
        <source>Save mail draft…</source>
        <translation>E-posta taslağı kaydet…</translation>
    </message>
    <message>
        <source>The mail for this package</source>
        <translation>Bu paketin e-postası</translation>
    </message>
    <message>
        <source>The draft holds the file; it opens in your mail program, which sends it.</source>
        <translation>Taslakta dosya da vardır; posta programınızda açılır ve oradan gönderilir.</translation>
    </message>
    <message>
        <source>The file is no longer in its folder: attach it yourself, or prepare the package once more.</source>
        <translation>Dosya artık klasöründe değil: kendiniz ekleyin ya da paketi yeniden hazırlayın.</translation>
    </message>
    <message>
        <source>Subject and text of the mail were copied.</source>
        <translation>E-postanın konusu ve metni kopyalandı.</translation>
    </message>
</context>
<context>
    <name>NewSecret</name>
    <message>
        <source>Passphrase of the &amp;new keys</source>
        <translation>&amp;Yeni anahtarların parolası</translation>
    </message>
    <message>
        <source>The same a&amp;gain</source>
        <translation>Aynısı bir &amp;daha</translation>
    </message>
    <message>
        <source>Both must be the same.</source>
        <translation>İkisi aynı olmalı.</translation>
    </message>
</context>
<context>
    <name>PackageWork</name>
    <message>
        <source>Folder for the packages</source>
        <translation>Paketlerin klasörü</translation>
    </message>
    <message>
        <source>Everybody has everything; no package is needed.</source>
        <translation>Herkeste her şey var; pakete gerek yok.</translation>
    </message>
    <message>
        <source>Preparing packages</source>
        <translation>Paketler hazırlanıyor</translation>
    </message>
    <message>
        <source>What is complete by then stays in the list; nothing is lost.</source>
        <translation>Vazgeçerseniz o ana dek biten paketler listede kalır; hiçbir şey kaybolmaz.</translation>
    </message>
    <message>
        <source>{n} package files lie in {folder}. Send them by e-mail or carry them on a stick.</source>
        <translation>{n} paket dosyası hazır: {folder}. E-postayla gönderin ya da bellekle taşıyın.</translation>
    </message>
    <message>
        <source>The package lies in {folder}. Send it by e-mail or carry it on a stick.</source>
        <translation>Paket hazır: {folder}. E-postayla gönderin ya da bellekle taşıyın.</translation>
    </message>
    <message>
        <source>Documents in it: {n}.</source>
        <translation>İçindeki belge: {n}.</translation>
    </message>
    <message>
        <source>Documents that wait for the next package: {n}.</source>
        <translation>Sonraki paketi bekleyen belge: {n}.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Klasörü aç</translation>
    </message>
    <message>
        <source>Mail draft</source>
        <translation>E-posta taslağı</translation>
    </message>
    <message>
        <source>Save mail draft</source>
        <translation>E-posta taslağı kaydet</translation>
    </message>
    <message>
        <source>Writing the mail draft</source>
        <translation>E-posta taslağı yazılıyor</translation>
    </message>
    <message>
        <source>The mail draft lies in {folder}. Open it, enter the address, and send it.</source>
        <translation>E-posta taslağı {folder} klasöründe. Açın, adresi yazın ve gönderin.</translation>
    </message>
    <message>
        <source>Take in files</source>
        <translation>Dosya al</translation>
    </message>
    <message>
        <source>The package that is being taken is dropped whole; those before it stay.</source>
        <translation>Vazgeçerseniz alınmakta olan paketten hiçbir şey yazılmaz; öncekiler kalır.</translation>
    </message>
    <message>
        <source>Taking in files</source>
        <translation>Dosyalar alınıyor</translation>
    </message>
    <message>
        <source>The file stays in quarantine.</source>
        <translation>Dosya karantinada kalır.</translation>
    </message>
    <message>
        <source>The list of members is up to date.</source>
        <translation>Üye listesi güncel.</translation>
    </message>
    <message>
        <source>{n} packages taken in: {new} new records, {changed} changed, {conflicts} conflicts.</source>
        <translation>{n} paket alındı: {new} yeni kayıt, {changed} güncelleme, {conflicts} çelişki.</translation>
    </message>
    <message>
        <source>Documents that came: {n}.</source>
        <translation>Gelen belge: {n}.</translation>
    </message>
    <message>
        <source>{n} more were refused; see the list.</source>
        <translation>{n} dosya daha alınmadı; listeye bakın.</translation>
    </message>
    <message>
        <source>Wait until the present work has ended, or cancel it.</source>
        <translation>Süren işin bitmesini bekleyin ya da vazgeçin.</translation>
    </message>
    <message>
        <source>Cancelled. What was not complete was left out.</source>
        <translation>Vazgeçildi. Tamamlanmamış olan yazılmadı.</translation>
    </message>
</context>
<context>
    <name>PackagesSide</name>
    <message>
        <source>Prepare packages</source>
        <translation>Paket hazırla</translation>
    </message>
    <message>
        <source>Prepare in another folder…</source>
        <translation>Başka klasöre hazırla…</translation>
    </message>
    <message>
        <source>Take in files…</source>
        <translation>Dosya al…</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Kime</translation>
    </message>
    <message>
        <source>Packages and receipts</source>
        <translation>Paketler ve alındılar</translation>
    </message>
    <message>
        <source>No package yet</source>
        <translation>Henüz paket yok</translation>
    </message>
    <message>
        <source>What you prepare and what you take in stands here, each with its receipt.</source>
        <translation>Hazırladığınız ve aldığınız paketler alındılarıyla burada durur.</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Üyeler</translation>
    </message>
    <message>
        <source>Approve the requests that the provinces send you.</source>
        <translation>İllerin gönderdiği istekleri onaylayın.</translation>
    </message>
    <message>
        <source>Nobody else has joined yet</source>
        <translation>Henüz başka katılan yok</translation>
    </message>
    <message>
        <source>Held up</source>
        <translation>Takılanlar</translation>
    </message>
    <message>
        <source>Nothing is held up</source>
        <translation>Takılan kayıt yok</translation>
    </message>
    <message>
        <source>Only problems</source>
        <translation>Yalnız sorunlular</translation>
    </message>
    <message>
        <source>Approve a request…</source>
        <translation>İsteği onayla…</translation>
    </message>
    <message>
        <source>Held up {n}</source>
        <translation>Takılanlar {n}</translation>
    </message>
    <message>
        <source>No package has a problem</source>
        <translation>Sorunlu paket yok</translation>
    </message>
    <message>
        <source>For all</source>
        <translation>Kime: herkese</translation>
    </message>
</context>
<context>
    <name>ReceiptView</name>
    <message>
        <source>Open the folder</source>
        <translation>Klasörü aç</translation>
    </message>
    <message>
        <source>Take in again</source>
        <translation>Yeniden al</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Alınmadı</translation>
    </message>
    <message>
        <source>To {name}: {n}</source>
        <translation>Giden {n} · {name}</translation>
    </message>
    <message>
        <source>From {name}: {n}</source>
        <translation>Gelen {n} · {name}</translation>
    </message>
    <message>
        <source>A copy of the file lies in quarantine; nothing of it was taken.</source>
        <translation>Dosyanın kopyası karantinada duruyor; içinden hiçbir şey alınmadı.</translation>
    </message>
    <message>
        <source>Nothing of it was taken.</source>
        <translation>Hiçbir şey alınmadı.</translation>
    </message>
    <message>
        <source>Nothing of it was taken. The copy had to make room for newer ones: quarantine holds {size}.</source>
        <translation>İçinden hiçbir şey alınmadı. Kopyası yenilere yer açmak için silindi: karantina en çok {size} tutar.</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Alındı</translation>
    </message>
    <message>
        <source>the receipt has come</source>
        <translation>alındısı geldi</translation>
    </message>
    <message>
        <source>Without receipt</source>
        <translation>Alındı yok</translation>
    </message>
    <message>
        <source>until it comes, the changes go along with every package</source>
        <translation>gelene dek değişiklikler her pakete eklenir</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Değişiklik</translation>
    </message>
    <message>
        <source>it carried only the receipt for what came</source>
        <translation>yalnız gelenlerin alındısını taşıdı</translation>
    </message>
    <message>
        <source>a part of one; the rest is in other packages</source>
        <translation>birinin bir parçası; kalanı öteki paketlerde</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belgeler</translation>
    </message>
    <message>
        <source>{new} new records, {changed} changed</source>
        <translation>{new} yeni, {changed} güncelleme</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>İşlendi</translation>
    </message>
    <message>
        <source>Already here</source>
        <translation>Zaten vardı</translation>
    </message>
    <message>
        <source>came before, changed nothing</source>
        <translation>önceki paketle gelmişti, değişmedi</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Çelişki</translation>
    </message>
    <message>
        <source>both values are kept</source>
        <translation>iki değer de saklı</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Bekleyen</translation>
    </message>
    <message>
        <source>for a record that has not come yet</source>
        <translation>henüz gelmemiş bir kaydı bekliyor</translation>
    </message>
    <message>
        <source>From the future</source>
        <translation>İleri tarihli</translation>
    </message>
    <message>
        <source>taken; a clock is wrong there</source>
        <translation>alındı; orada bir saat yanlış</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Reddedildi</translation>
    </message>
    <message>
        <source>of a province the sender may not change</source>
        <translation>gönderenin kapsamında olmayan ilden</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Onaylandı</translation>
    </message>
    <message>
        <source>of the changes sent from here</source>
        <translation>buradan gönderilen değişiklik</translation>
    </message>
    <message>
        <source>can be opened now</source>
        <translation>artık açılabilir</translation>
    </message>
</context>
<context>
    <name>ResultField</name>
    <message>
        <source>&amp;Result</source>
        <translation>&amp;Sonuç</translation>
    </message>
    <message>
        <source>The record is deleted</source>
        <translation>Kayıt silinir</translation>
    </message>
    <message>
        <source>The record stays, with its changes</source>
        <translation>Kayıt değişiklikleriyle kalır</translation>
    </message>
    <message>
        <source>1 and 2 bring a value, 3 both; you can also type. The decision travels with the next package.</source>
        <translation>1 ve 2 değeri, 3 ikisini getirir; elle de yazabilirsiniz. Karar sonraki paketle gider.</translation>
    </message>
    <message>
        <source>1 and 2 bring a value; you can also type. The decision travels with the next package.</source>
        <translation>1 ve 2 değeri getirir; elle de yazabilirsiniz. Karar sonraki paketle gider.</translation>
    </message>
    <message>
        <source>1 and 2 choose the value. The decision travels with the next package.</source>
        <translation>1 ve 2 değeri seçer. Karar sonraki paketle gider.</translation>
    </message>
    <message>
        <source>1 and 2 choose the office. What belongs to the record goes there with it; the other office gives it up.</source>
        <translation>1 ve 2 ofisi seçer. Kayda bağlı olanlar da oraya gider; öteki ofis bırakır.</translation>
    </message>
    <message>
        <source>Write a value, or take one with 1 or 2.</source>
        <translation>Bir değer yazın ya da 1 veya 2 ile alın.</translation>
    </message>
</context>
<context>
    <name>RulePanel</name>
    <message>
        <source>&amp;Which conflicts</source>
        <translation>&amp;Hangi çelişkiler</translation>
    </message>
    <message>
        <source>What shall &amp;stand</source>
        <translation>Han&amp;gisi kalsın</translation>
    </message>
    <message>
        <source>What was written last</source>
        <translation>Son yazılan</translation>
    </message>
    <message>
        <source>What was written here</source>
        <translation>Burada yazılan</translation>
    </message>
    <message>
        <source>What was written elsewhere</source>
        <translation>Başka yerde yazılan</translation>
    </message>
    <message>
        <source>Both, where it is text</source>
        <translation>Metinse ikisi birden</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Kayıt</translation>
    </message>
    <message>
        <source>Will stand</source>
        <translation>Kalacak</translation>
    </message>
    <message>
        <source>What the rule decides</source>
        <translation>Kuralın kararı</translation>
    </message>
    <message>
        <source>The rule decides none of these</source>
        <translation>Kural bunların hiçbirinde karar vermiyor</translation>
    </message>
    <message>
        <source>Decide several conflicts</source>
        <translation>Birçok çelişkiyi karara bağla</translation>
    </message>
    <message>
        <source>Back to one by one</source>
        <translation>Tek tek karara dön</translation>
    </message>
    <message>
        <source>All that are open ({n})</source>
        <translation>Açık olanların hepsi ({n})</translation>
    </message>
    <message>
        <source>Only the field “{field}”</source>
        <translation>Yalnız “{field}” alanı</translation>
    </message>
    <message>
        <source>Only “{record}”</source>
        <translation>Yalnız “{record}”</translation>
    </message>
    <message>
        <source>Decide {n}</source>
        <translation>{n} karar ver</translation>
    </message>
    <message>
        <source>{n} stay open: deletions, moves, and what the rule says nothing on, are decided one by one.</source>
        <translation>{n} çakışma açık kalır: silmeler, taşımalar ve kuralın bir şey demedikleri tek tek karara bağlanır.</translation>
    </message>
    <message>
        <source>None stays open.</source>
        <translation>Açık kalan olmaz.</translation>
    </message>
</context>
</TS>
