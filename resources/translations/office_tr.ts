<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>BackupPart</name>
    <message>
        <source>Backups</source>
        <translation>Yedekler</translation>
    </message>
    <message>
        <source>Made by itself on the first start of a day, encrypted like the data. Seven days, four weeks and twelve months are kept.</source>
        <translation>Her gün ilk açılışta kendiliğinden alınır, veriler gibi şifrelidir. Yedi gün, dört hafta ve on iki ay saklanır.</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Alındığı an</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Boyut</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Henüz yedek yok</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Şimdi yedekle</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Geri yükle…</translation>
    </message>
    <message>
        <source>If you cancel, nothing new is kept and the older backups stay.</source>
        <translation>Vazgeçerseniz yeni bir şey yazılmaz, eski yedekler kalır.</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Yedekleniyor</translation>
    </message>
    <message>
        <source>The backup was made and opened to verify it.</source>
        <translation>Yedek alındı ve açılarak doğrulandı.</translation>
    </message>
    <message>
        <source>Choose a backup in the list.</source>
        <translation>Listeden bir yedek seçin.</translation>
    </message>
    <message>
        <source>The data goes back to {day}. What was recorded since stays in a folder of its own; what others have received comes back with their packages. The program asks the passphrase anew.</source>
        <translation>Veriler {day} anına döner. O günden sonra kaydedilenler ayrı bir klasörde kalır; başkalarına ulaşmış olanlar onların paketleriyle geri gelir. Program parolayı yeniden sorar.</translation>
    </message>
    <message>
        <source>Go back to it</source>
        <translation>Bu yedeğe dön</translation>
    </message>
</context>
<context>
    <name>CheckPart</name>
    <message>
        <source>Check of the data</source>
        <translation>Verilerin denetimi</translation>
    </message>
    <message>
        <source>Every page of the file, its keys, every record against the changes it is made of, and the record of deeds.</source>
        <translation>Dosyanın her sayfası, anahtarları, her kaydın kendisini oluşturan değişikliklerle uyumu ve denetim kaydı.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Şimdi denetle</translation>
    </message>
    <message>
        <source>Checking the data</source>
        <translation>Veriler denetleniyor</translation>
    </message>
    <message>
        <source>The data is sound: {n} changes, {conflicts} open conflicts, {parked} waiting for others.</source>
        <translation>Veriler sağlam: {n} değişiklik, {conflicts} açık çelişki, başka kaydı bekleyen {parked}.</translation>
    </message>
    <message>
        <source>{problems} problems were found. Do not go on recording; restore the newest backup.</source>
        <translation>{problems} sorun bulundu. Kayda devam etmeyin; en yeni yedeği geri yükleyin.</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>the anchor was missing</source>
        <translation>denetim dosyası yoktu</translation>
    </message>
    <message>
        <source>a backup was put back</source>
        <translation>bir yedeğe dönüldü</translation>
    </message>
    <message>
        <source>the anchor was of another installation</source>
        <translation>denetim dosyası başka bir kurulumundu</translation>
    </message>
    <message>
        <source>another computer</source>
        <translation>başka bir bilgisayar</translation>
    </message>
    <message>
        <source>the data was older than what had been sent</source>
        <translation>veri, gönderilenden eskiydi</translation>
    </message>
</context>
<context>
    <name>DeedsPage</name>
    <message>
        <source>Record of deeds</source>
        <translation>Denetim kaydı</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>File or sum…</source>
        <translation>Dosya ya da özet…</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>kayıt</translation>
    </message>
    <message>
        <source>Check the record</source>
        <translation>Kaydı denetle</translation>
    </message>
    <message>
        <source>Nothing was done yet that has to be recorded</source>
        <translation>Kaydı gereken bir iş henüz yapılmadı</translation>
    </message>
    <message>
        <source>Packages, exported lists, backups and looks at identity numbers will stand here.</source>
        <translation>Paketler, dışa aktarılan listeler, yedekler ve kimlik numaralarına bakışlar burada durur.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Ne zaman</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Ne</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Kim</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No</translation>
    </message>
    <message>
        <source>No entry fits</source>
        <translation>Uyan kayıt yok</translation>
    </message>
    <message>
        <source>Checking the record of deeds</source>
        <translation>Denetim kaydı denetleniyor</translation>
    </message>
    <message>
        <source>The record is whole: {n} entries, each sealed over the one before.</source>
        <translation>Kayıt eksiksiz: {n} satır, her biri öncekinin üzerine mühürlü.</translation>
    </message>
    <message>
        <source>{fault} Tell headquarters before you go on.</source>
        <translation>{fault} Devam etmeden merkeze bildirin.</translation>
    </message>
    <message>
        <source>Export what the list shows</source>
        <translation>Listede görüneni dışa aktar</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Çalışma kitabı (*.xlsx)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Dışa aktarma</translation>
    </message>
    <message>
        <source>{n} rows written to {name}.</source>
        <translation>{name} dosyasına {n} satır yazıldı.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Ayrıntılar</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Mühür</translation>
    </message>
</context>
<context>
    <name>DeedsPart</name>
    <message>
        <source>Record of deeds</source>
        <translation>Denetim kaydı</translation>
    </message>
    <message>
        <source>Who exported, imported, restored or erased what, and who looked at identity numbers.</source>
        <translation>Kim neyi dışa aktardı, içe aldı, geri yükledi ya da sildi; kimlik numaralarına kim baktı.</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Kaydı aç</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>Save a copy…</source>
        <translation>Kopyasını kaydet…</translation>
    </message>
    <message>
        <source>No copy has been saved yet.</source>
        <translation>Henüz kopyası kaydedilmedi.</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopyasını kaydet</translation>
    </message>
    <message>
        <source>The copy could not be written there. Choose another place.</source>
        <translation>Kopya oraya yazılamadı. Başka bir yer seçin.</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Kaydedildi: {path}</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Step {n} of {total}: {title}</source>
        <translation>{n} / {total} · {title}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Kur</translation>
    </message>
    <message>
        <source>Open Köprü</source>
        <translation>Köprü’yü aç</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>İleri</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>Kuruluyor</translation>
    </message>
    <message>
        <source>This place is being set up.</source>
        <translation>Kurulum sürüyor.</translation>
    </message>
    <message>
        <source>Keys are made and the empty data is encrypted. This takes a moment.</source>
        <translation>Anahtarlar üretiliyor, boş veriler şifreleniyor. Biraz sürer.</translation>
    </message>
</context>
<context>
    <name>Forgotten</name>
    <message>
        <source>Ne&amp;w passphrase</source>
        <translation>Y&amp;eni parola</translation>
    </message>
    <message>
        <source>New passphrase a&amp;gain</source>
        <translation>Yeni parola bir &amp;daha</translation>
    </message>
    <message>
        <source>Write the request…</source>
        <translation>İsteği yaz…</translation>
    </message>
    <message>
        <source>Passphrase of the &amp;recovery key</source>
        <translation>&amp;Kurtarma anahtarının parolası</translation>
    </message>
    <message>
        <source>Choose the recovery file…</source>
        <translation>Kurtarma dosyasını seç…</translation>
    </message>
    <message>
        <source>The &amp;new passphrase, as you chose it</source>
        <translation>Belirlediğiniz &amp;yeni parola</translation>
    </message>
    <message>
        <source>Take the answer…</source>
        <translation>Yanıtı al…</translation>
    </message>
    <message>
        <source>Save the file again…</source>
        <translation>Dosyayı yeniden kaydet…</translation>
    </message>
    <message>
        <source>Print the sheet…</source>
        <translation>Tutanağı yazdır…</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Baştan başla</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Headquarters has nobody to ask. Take its recovery file out of the safe, or the recovery key for all places: with it and a new passphrase the data opens at once. The record of deeds tells of it.</source>
        <translation>Genel Merkezin sorabileceği kimse yoktur. Kasadaki kurtarma dosyasını ya da bütün yerlerin kurtarma anahtarını çıkarın: onunla ve yeni bir parolayla veri hemen açılır. Bu, işlem kayıtlarına geçer.</translation>
    </message>
    <message>
        <source>Headquarters can open the way to this data for you; nothing is lost. Choose the new passphrase now: it counts as soon as the answer has come.</source>
        <translation>Genel Merkez bu veriye giden yolu açabilir; hiçbir şey kaybolmaz. Yeni parolayı şimdi belirleyin: yanıt gelince geçerli olur.</translation>
    </message>
    <message>
        <source>Ask headquarters instead…</source>
        <translation>Bunun yerine Genel Merkeze sor…</translation>
    </message>
    <message>
        <source>This is headquarters, or I have the file…</source>
        <translation>Burası Genel Merkez, ya da dosya bende…</translation>
    </message>
    <message>
        <source>Send it by e-mail or on a stick. Alone it opens nothing.</source>
        <translation>E-postayla ya da bellekle gönderin. Tek başına bir şey açmaz.</translation>
    </message>
    <message>
        <source>The request file is written</source>
        <translation>İstek dosyası yazıldı</translation>
    </message>
    <message>
        <source>Call headquarters and read these six words</source>
        <translation>Genel Merkezi arayın ve bu altı sözcüğü okuyun</translation>
    </message>
    <message>
        <source>When the answer has come</source>
        <translation>Yanıt gelince</translation>
    </message>
    <message>
        <source>The former request counts no more; its answer opens nothing.</source>
        <translation>Önceki istek artık geçmez; yanıtı hiçbir şeyi açmaz.</translation>
    </message>
    <message>
        <source>Write the request file</source>
        <translation>İstek dosyasını yaz</translation>
    </message>
    <message>
        <source>Writing the request</source>
        <translation>İstek yazılıyor</translation>
    </message>
    <message>
        <source>It lies in {path}. Send it by e-mail or on a stick; alone it opens nothing.</source>
        <translation>Dosya burada: {path}. E-postayla ya da bellekle gönderin; tek başına bir şey açmaz.</translation>
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
        <source>Choose the recovery file</source>
        <translation>Kurtarma dosyasını seç</translation>
    </message>
    <message>
        <source>Type the passphrase of this key, then press Enter.</source>
        <translation>Bu anahtarın parolasını yazın, sonra Enter’a basın.</translation>
    </message>
    <message>
        <source>Type the new passphrase that you chose with the request.</source>
        <translation>İstekle birlikte belirlediğiniz yeni parolayı yazın.</translation>
    </message>
    <message>
        <source>Take the answer</source>
        <translation>Yanıtı al</translation>
    </message>
    <message>
        <source>“{file}” cannot be read. Copy it here first.</source>
        <translation>“{file}” okunamıyor. Önce buraya kopyalayın.</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Açılıyor</translation>
    </message>
    <message>
        <source>Wait until the present work has ended.</source>
        <translation>Süren işin bitmesini bekleyin.</translation>
    </message>
</context>
<context>
    <name>JoinStep</name>
    <message>
        <source>Headquarters stands</source>
        <translation>Genel Merkez kuruldu</translation>
    </message>
    <message>
        <source>Join headquarters</source>
        <translation>Genel Merkeze katılın</translation>
    </message>
    <message>
        <source>Provinces and laptops send you request files. You approve them under Send / Receive, after comparing six words by telephone.</source>
        <translation>İller ve dizüstüler size istek dosyası gönderir. Altı sözcüğü telefonda karşılaştırıp Gönder / Al sayfasında onaylarsınız.</translation>
    </message>
    <message>
        <source>The request file is written. You can begin to work at once; packages can be sent when the answer has come.</source>
        <translation>İstek dosyası yazıldı. Hemen çalışmaya başlayabilirsiniz; yanıt gelince paket gönderilir.</translation>
    </message>
    <message>
        <source>The six words of headquarters, to be read to those who join:</source>
        <translation>Genel Merkezin altı sözcüğü; katılanlara okunur:</translation>
    </message>
    <message>
        <source>Send it by e-mail or carry it on a stick. It holds no personal data and no secret.</source>
        <translation>E-postayla gönderin ya da bellekle taşıyın. İçinde kişisel veri ve gizli bilgi yoktur.</translation>
    </message>
    <message>
        <source>Request file</source>
        <translation>İstek dosyası</translation>
    </message>
    <message>
        <source>Read these six words to headquarters by telephone</source>
        <translation>Bu altı sözcüğü Genel Merkeze telefonda okuyun</translation>
    </message>
    <message>
        <source>Take the answer file in under Send / Receive when it comes.</source>
        <translation>Yanıt dosyası gelince Gönder / Al sayfasından alın.</translation>
    </message>
</context>
<context>
    <name>LanguageStep</name>
    <message>
        <source>Welcome to Köprü</source>
        <translation>Köprü’ye hoş geldiniz</translation>
    </message>
    <message>
        <source>Choose the language of the program.</source>
        <translation>Programın dilini seçin.</translation>
    </message>
</context>
<context>
    <name>LookPart</name>
    <message>
        <source>Language and look</source>
        <translation>Dil ve görünüm</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>D&amp;il</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>Bilgisayarınki</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Açık</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Koyu</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Görünüm</translation>
    </message>
</context>
<context>
    <name>NamesStep</name>
    <message>
        <source>Whose is it?</source>
        <translation>Burası neresi?</translation>
    </message>
    <message>
        <source>The names stand on every package and beside every change, so that others know whom to call.</source>
        <translation>Adlar her pakette ve her değişikliğin yanında durur; başkaları kimi arayacağını bilir.</translation>
    </message>
    <message>
        <source>&amp;Province</source>
        <translation>İ&amp;l</translation>
    </message>
    <message>
        <source>Name or plate number</source>
        <translation>Ad ya da plaka</translation>
    </message>
    <message>
        <source>Type the first letters; ↓ shows all 81.</source>
        <translation>İlk harfleri yazın; ↓ 81 ili gösterir.</translation>
    </message>
    <message>
        <source>Name of the p&amp;lace</source>
        <translation>&amp;Yerin adı</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>A&amp;dınız</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>Ad ve soyad</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>Genel Merkez</translation>
    </message>
    <message>
        <source>For example the number that stands on the laptop</source>
        <translation>Örneğin dizüstünün üzerindeki numara</translation>
    </message>
    <message>
        <source>As others know it</source>
        <translation>Başkalarının bildiği ad</translation>
    </message>
    <message>
        <source>{province} laptop 1</source>
        <translation>{province} Dizüstü 1</translation>
    </message>
    <message>
        <source>{province} office</source>
        <translation>{province} ofisi</translation>
    </message>
    <message>
        <source>Choose one of the 81 provinces.</source>
        <translation>81 ilden birini seçin.</translation>
    </message>
    <message>
        <source>Give this place a name, such as Eskişehir office.</source>
        <translation>Buraya bir ad verin; örneğin Eskişehir ofisi.</translation>
    </message>
    <message>
        <source>Write your name; it stands beside what you record.</source>
        <translation>Adınızı yazın; kaydettiklerinizin yanında durur.</translation>
    </message>
</context>
<context>
    <name>NationalPart</name>
    <message>
        <source>turned it on</source>
        <translation>açtı</translation>
    </message>
    <message>
        <source>turned it off; all were removed</source>
        <translation>kapattı; tümü kaldırıldı</translation>
    </message>
    <message>
        <source>wrote</source>
        <translation>yazdı</translation>
    </message>
    <message>
        <source>looked at</source>
        <translation>baktı</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>kaldırdı</translation>
    </message>
    <message>
        <source>T.C. identity numbers</source>
        <translation>T.C. kimlik numaraları</translation>
    </message>
    <message>
        <source>Off unless your task needs them (KVKK art. 4). Where they are on, a number is sealed, stays on this computer, is shown masked, and every look at one is written down. Nothing is exported or sent.</source>
        <translation>İşiniz gerektirmedikçe kapalıdır (KVKK m. 4). Açıkken numara mühürlenir, bu bilgisayardan çıkmaz, maskeli görünür ve her bakış yazılır. Dışa aktarılmaz, gönderilmez.</translation>
    </message>
    <message>
        <source>&amp;Keep T.C. identity numbers of people</source>
        <translation>&amp;Kişilerin T.C. kimlik numarasını tut</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>Kim ne yaptı</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Ne zaman</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Kim</translation>
    </message>
    <message>
        <source>What</source>
        <translation>İş</translation>
    </message>
    <message>
        <source>Who did what with T.C. identity numbers</source>
        <translation>T.C. kimlik numaralarıyla kim ne yaptı</translation>
    </message>
    <message>
        <source>On: the page of each person has a place for the number now.</source>
        <translation>Açıldı: artık her kişinin sayfasında numara için yer var.</translation>
    </message>
    <message>
        <source>{n} numbers will be removed for good.</source>
        <translation>{n} numara kalıcı olarak silinecek.</translation>
    </message>
    <message>
        <source>Turn off and remove them</source>
        <translation>Kapat ve sil</translation>
    </message>
    <message>
        <source>Off: {n} numbers were removed.</source>
        <translation>Kapatıldı: {n} numara silindi.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>At least {n} characters; three or four words are good</source>
        <translation>En az {n} karakter; üç dört sözcük uygundur</translation>
    </message>
    <message>
        <source>Both are the same</source>
        <translation>İkisi aynı</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>tamam</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>henüz değil</translation>
    </message>
    <message>
        <source>The passphrase needs at least {n} characters. Three or four words are good.</source>
        <translation>Parola en az {n} karakter olmalı. Üç dört sözcük uygundur.</translation>
    </message>
    <message>
        <source>This is not the same as above. Type it again.</source>
        <translation>Yukarıdakiyle aynı değil. Yeniden yazın.</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>Your name is now {name}.</source>
        <translation>Adınız artık {name}.</translation>
    </message>
    <message>
        <source>Set a new passphrase.</source>
        <translation>Yeni bir parola koyun.</translation>
    </message>
</context>
<context>
    <name>OfficeWords</name>
    <message>
        <source>Laptop in the field</source>
        <translation>Sahada dizüstü</translation>
    </message>
    <message>
        <source>Provincial office</source>
        <translation>İl ofisi</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>Genel Merkez</translation>
    </message>
    <message>
        <source>All provinces</source>
        <translation>Bütün iller</translation>
    </message>
</context>
<context>
    <name>OwnKeyPart</name>
    <message>
        <source>not joined</source>
        <translation>katılmadı</translation>
    </message>
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
        <source>Key of this place</source>
        <translation>Bu kurulumun anahtarı</translation>
    </message>
    <message>
        <source>With it packages are signed and opened. It is renewed every two years; the records stay.</source>
        <translation>Paketler bununla imzalanır ve açılır. İki yılda bir yenilenir; kayıtlar kalır.</translation>
    </message>
    <message>
        <source>Renew the key…</source>
        <translation>Anahtarı yenile…</translation>
    </message>
    <message>
        <source>Print the sheet…</source>
        <translation>Tutanağı yazdır…</translation>
    </message>
    <message>
        <source>Take a new identity…</source>
        <translation>Yeni kimlik al…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Son gün</translation>
    </message>
    <message>
        <source>A new key was asked for. Call headquarters and read these six words:</source>
        <translation>Yeni anahtar istendi. Genel Merkezi arayın ve bu altı sözcüğü okuyun:</translation>
    </message>
    <message>
        <source>Write the request file</source>
        <translation>İstek dosyasını yaz</translation>
    </message>
    <message>
        <source>The request lies in {path}. Send it to headquarters. Take the answer in under Send / Receive; until then everything goes on as before.</source>
        <translation>İstek burada: {path}. Genel Merkeze gönderin. Yanıtı Gönder / Al sayfasında alın; o zamana kadar her şey eskisi gibi sürer.</translation>
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
        <source>Only where the key was lost, revoked, or may be in other hands. All records stay; until headquarters has approved this place anew, no package can be sent.</source>
        <translation>Yalnızca anahtar kaybolduysa, iptal edildiyse ya da başkasının eline geçmiş olabilirse. Bütün kayıtlar kalır; Genel Merkez burayı yeniden onaylayana kadar paket gönderilemez.</translation>
    </message>
    <message>
        <source>Take a new identity</source>
        <translation>Yeni kimlik al</translation>
    </message>
    <message>
        <source>This place has a new identity. Write the request to join under Send / Receive.</source>
        <translation>Bu kurulumun yeni bir kimliği var. Katılma isteğini Gönder / Al sayfasında yazın.</translation>
    </message>
</context>
<context>
    <name>Part</name>
    <message>
        <source>Wait until the present work has ended.</source>
        <translation>Süren işin bitmesini bekleyin.</translation>
    </message>
    <message>
        <source>Cancelled; nothing of it was kept.</source>
        <translation>Vazgeçildi; hiçbir şey yazılmadı.</translation>
    </message>
</context>
<context>
    <name>PassphrasePart</name>
    <message>
        <source>Passphrase</source>
        <translation>Parola</translation>
    </message>
    <message>
        <source>You came in by the recovery file: set a new passphrase now.</source>
        <translation>Kurtarma dosyasıyla girdiniz: şimdi yeni bir parola koyun.</translation>
    </message>
    <message>
        <source>P&amp;resent passphrase</source>
        <translation>&amp;Şimdiki parola</translation>
    </message>
    <message>
        <source>Ne&amp;w passphrase</source>
        <translation>&amp;Yeni parola</translation>
    </message>
    <message>
        <source>New passphrase a&amp;gain</source>
        <translation>Yeni parola, &amp;tekrar</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Parolayı değiştir</translation>
    </message>
    <message>
        <source>&amp;Open on this computer without asking</source>
        <translation>Bu bilgisayarda &amp;sormadan aç</translation>
    </message>
    <message>
        <source>The key is kept in the key store of the operating system, under your account.</source>
        <translation>Anahtar, işletim sisteminin anahtar deposunda sizin hesabınızda durur.</translation>
    </message>
    <message>
        <source>Type the present passphrase.</source>
        <translation>Şimdiki parolayı yazın.</translation>
    </message>
    <message>
        <source>Changing the passphrase</source>
        <translation>Parola değiştiriliyor</translation>
    </message>
    <message>
        <source>The passphrase is changed. Backups made until now open with the one before.</source>
        <translation>Parola değişti. Şimdiye kadarki yedekler önceki parolayla açılır.</translation>
    </message>
    <message>
        <source>The key store of this computer did not keep the key.</source>
        <translation>Bu bilgisayarın anahtar deposu anahtarı saklamadı.</translation>
    </message>
</context>
<context>
    <name>PassphraseStep</name>
    <message>
        <source>A passphrase for the data</source>
        <translation>Veriler için bir parola</translation>
    </message>
    <message>
        <source>All data on this computer is encrypted with it. Nobody can send it to you again, headquarters neither; the next page gives you a recovery file for the day it is forgotten.</source>
        <translation>Bu bilgisayardaki bütün veriler onunla şifrelenir. Genel Merkez dahil kimse size yeniden gönderemez; sonraki sayfa, unutulduğu gün için bir kurtarma dosyası verir.</translation>
    </message>
    <message>
        <source>P&amp;assphrase</source>
        <translation>&amp;Parola</translation>
    </message>
    <message>
        <source>Passphrase a&amp;gain</source>
        <translation>Parola, &amp;tekrar</translation>
    </message>
</context>
<context>
    <name>PlacePart</name>
    <message>
        <source>This place</source>
        <translation>Burası</translation>
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
        <source>Your &amp;name</source>
        <translation>A&amp;dınız</translation>
    </message>
    <message>
        <source>Stands beside every change you make.</source>
        <translation>Yaptığınız her değişikliğin yanında durur.</translation>
    </message>
    <message>
        <source>Write your name; it stands beside what you record.</source>
        <translation>Adınızı yazın; kaydettiklerinizin yanında durur.</translation>
    </message>
</context>
<context>
    <name>PlaceStep</name>
    <message>
        <source>Where will this computer be used?</source>
        <translation>Bu bilgisayar nerede kullanılacak?</translation>
    </message>
    <message>
        <source>This decides what it may see. It cannot be changed later; a new start would be needed.</source>
        <translation>Neyi görebileceğini bu belirler. Sonradan değişmez; yeniden kurmak gerekir.</translation>
    </message>
    <message>
        <source>In the field</source>
        <translation>Sahada</translation>
    </message>
    <message>
        <source>A laptop for interviews and trainings. It sends to the office of its province.</source>
        <translation>Görüşmeler ve eğitimler için dizüstü. İlinin ofisine gönderir.</translation>
    </message>
    <message>
        <source>In a provincial office</source>
        <translation>İl ofisinde</translation>
    </message>
    <message>
        <source>Contacts, organisations, trainings of one province. It sends to headquarters.</source>
        <translation>Bir ilin temasları, kuruluşları, eğitimleri. Genel Merkeze gönderir.</translation>
    </message>
    <message>
        <source>At headquarters</source>
        <translation>Genel Merkezde</translation>
    </message>
    <message>
        <source>All provinces come together here. There is one such place; it admits the others.</source>
        <translation>Bütün iller burada birleşir. Bir tanedir; ötekileri o kabul eder.</translation>
    </message>
</context>
<context>
    <name>RecoveryPart</name>
    <message>
        <source>Recovery</source>
        <translation>Kurtarma</translation>
    </message>
    <message>
        <source>Besides the passphrase, the holders of these keys can open the data:</source>
        <translation>Paroladan başka, şu anahtarları elinde tutanlar verileri açabilir:</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopyasını kaydet…</translation>
    </message>
    <message>
        <source>Remove it from this computer</source>
        <translation>Bu bilgisayardan sil</translation>
    </message>
    <message>
        <source>headquarters</source>
        <translation>Genel Merkez</translation>
    </message>
    <message>
        <source>the recovery file of this place</source>
        <translation>buranın kurtarma dosyası</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>kimse</translation>
    </message>
    <message>
        <source>The recovery file still lies on this computer. Save a copy on a stick, then remove it here.</source>
        <translation>Kurtarma dosyası hâlâ bu bilgisayarda. Kopyasını belleğe kaydedin, sonra buradan silin.</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopyasını kaydet</translation>
    </message>
    <message>
        <source>The copy could not be written there. Choose another place.</source>
        <translation>Kopya oraya yazılamadı. Başka bir yer seçin.</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Kaydedildi: {path}</translation>
    </message>
    <message>
        <source>The recovery file lies only in your copy now.</source>
        <translation>Kurtarma dosyası artık yalnız sizin kopyanızda.</translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>Take the recovery file away</source>
        <translation>Kurtarma dosyasını alın</translation>
    </message>
    <message>
        <source>It opens the data when the passphrase is forgotten. Print it or put it on a stick, keep it locked away, and leave no copy on this computer.</source>
        <translation>Parola unutulduğunda verileri açar. Yazdırın ya da belleğe koyun, kilitli yerde saklayın, bu bilgisayarda bırakmayın.</translation>
    </message>
    <message>
        <source>Recovery file</source>
        <translation>Kurtarma dosyası</translation>
    </message>
    <message>
        <source>Whoever holds it can open the data.</source>
        <translation>Elinde bulunduran verileri açabilir.</translation>
    </message>
    <message>
        <source>Two of the three admit a new place. Put them on three sticks in three drawers, in the hands of three people. They open with the passphrase you have just set; let each holder choose their own under Installations and keys.</source>
        <translation>Üçünden ikisi yeni bir yeri kabul eder. Üç belleğe, üç çekmeceye, üç kişiye verin. Az önce belirlediğiniz parolayla açılırlar; Kurulumlar ve anahtarlar sayfasında her saklayan kendi parolasını seçsin.</translation>
    </message>
    <message>
        <source>Three root keys of headquarters</source>
        <translation>Genel Merkezin üç kök anahtarı</translation>
    </message>
    <message>
        <source>With it headquarters helps places that forgot their passphrase. Keep it like a root key; it opens with the passphrase you have just set.</source>
        <translation>Genel Merkez, parolasını unutan yerlere bununla yardım eder. Kök anahtar gibi saklayın; az önce belirlediğiniz parolayla açılır.</translation>
    </message>
    <message>
        <source>Recovery key for all places</source>
        <translation>Bütün yerler için kurtarma anahtarı</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Show what is typed (Ctrl+.)</source>
        <translation>Yazılanı göster (Ctrl+.)</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>Büyük harf kilidi açık görünüyor.</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Parola</translation>
    </message>
    <message>
        <source>&amp;Open on this computer without asking</source>
        <translation>Bu bilgisayarda &amp;sormadan aç</translation>
    </message>
    <message>
        <source>The key is kept in the key store of the operating system, under your account.</source>
        <translation>Anahtar, işletim sisteminin anahtar deposunda sizin hesabınızda durur.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aç</translation>
    </message>
    <message>
        <source>By recovery file…</source>
        <translation>Kurtarma dosyasıyla…</translation>
    </message>
    <message>
        <source>I forgot my passphrase…</source>
        <translation>Parolamı unuttum…</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>Bu yedeği geri yükle</translation>
    </message>
    <message>
        <source>Do not restore</source>
        <translation>Geri yüklemeden aç</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Yedeği geri yükle</translation>
    </message>
    <message>
        <source>Unlock the data</source>
        <translation>Verilerin kilidini açın</translation>
    </message>
    <message>
        <source>The backup of {day} comes back; what was recorded since is kept aside in “{folder}”. Type the passphrase of that day.</source>
        <translation>{day} yedeği geri gelir; o günden sonra kaydedilenler “{folder}” klasöründe ayrıca durur. O günkü parolayı yazın.</translation>
    </message>
    <message>
        <source>Type the passphrase, or open by recovery file.</source>
        <translation>Parolayı yazın ya da kurtarma dosyasıyla açın.</translation>
    </message>
    <message>
        <source>Choose the recovery file</source>
        <translation>Kurtarma dosyasını seç</translation>
    </message>
    <message>
        <source>“{file}” cannot be read. Copy it here first.</source>
        <translation>“{file}” okunamıyor. Önce bu bilgisayara kopyalayın.</translation>
    </message>
    <message>
        <source>Type the passphrase of the recovery key here, then choose its file again.</source>
        <translation>Kurtarma anahtarının parolasını buraya yazın, sonra dosyayı yeniden seçin.</translation>
    </message>
    <message>
        <source>Passphrase forgotten</source>
        <translation>Parola unutuldu</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Açılıyor</translation>
    </message>
    <message>
        <source>The data is being opened.</source>
        <translation>Veriler açılıyor.</translation>
    </message>
    <message>
        <source>The passphrase is tried and the data is looked over.</source>
        <translation>Parola deneniyor, veriler gözden geçiriliyor.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Yeniden dene</translation>
    </message>
    <message>
        <source>The newest backup is of {day}. What stands here now is kept aside.</source>
        <translation>En yeni yedek {day} tarihli. Şimdiki dosya ayrıca saklanır.</translation>
    </message>
    <message>
        <source>Restore the backup</source>
        <translation>Yedeği geri yükle</translation>
    </message>
</context>
</TS>
