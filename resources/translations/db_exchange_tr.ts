<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>The key directory in “{file}” is damaged. Ask the centre for it again; the present one stays in use.</source>
        <translation>“{file}” içindeki anahtar rehberi bozuk. Merkezden yeniden isteyin; kullanımdaki rehber geçerli kalır.</translation>
    </message>
    <message>
        <source>The key directory in “{file}” is older (number {version}) than the one in use (number {held}). It was not taken.</source>
        <translation>“{file}” içindeki anahtar rehberi (sayı {version}) kullanımdakinden (sayı {held}) eski. Alınmadı.</translation>
    </message>
    <message>
        <source>The key directory in “{file}” does not carry enough valid signatures of the centre. It was not taken; tell the centre by telephone.</source>
        <translation>“{file}” içindeki anahtar rehberinde merkezin yeterli geçerli imzası yok. Alınmadı; merkeze telefonla bildirin.</translation>
    </message>
    <message>
        <source>There are two different key directories with the number {version}; the one in “{file}” was not taken. Tell the centre by telephone.</source>
        <translation>{version} sayılı iki farklı anahtar rehberi var; “{file}” içindeki alınmadı. Merkeze telefonla bildirin.</translation>
    </message>
    <message>
        <source>This is not a root key file of the centre, or it is damaged. Use its copy.</source>
        <translation>Bu, merkezin kök anahtar dosyası değil ya da bozuk. Kopyasını kullanın.</translation>
    </message>
    <message>
        <source>This passphrase does not open the root key. Check Caps Lock and the keyboard.</source>
        <translation>Bu parola kök anahtarı açmıyor. Büyük harf kilidini ve klavye dilini denetleyin.</translation>
    </message>
    <message>
        <source>Nothing can be sealed for “{node}”: it is not in the key directory, or it was revoked.</source>
        <translation>“{node}” için paket mühürlenemez: anahtar rehberinde yok ya da yetkisi kaldırılmış.</translation>
    </message>
    <message>
        <source>“{file}” is not an enrolment request, or it was changed on its way. Ask the sender for a new one.</source>
        <translation>“{file}” bir istek dosyası değil ya da yolda değişmiş. Gönderenden yenisini isteyin.</translation>
    </message>
    <message>
        <source>The answer in “{file}” is not for this installation. Ask the centre for the answer to your own request.</source>
        <translation>“{file}” içindeki yanıt bu kurulum için değil. Merkezden kendi isteğinizin yanıtını isteyin.</translation>
    </message>
    <message>
        <source>Give the installation a name of at most {longest} characters.</source>
        <translation>Kuruluma en çok {longest} karakterlik bir ad verin.</translation>
    </message>
    <message>
        <source>Package taken in</source>
        <translation>Paket alındı</translation>
    </message>
    <message>
        <source>“{file}” comes from {sender}, with whom this installation exchanges nothing.</source>
        <translation>“{file}”, bu kurulumun alışveriş yapmadığı {sender} kurulumundan geliyor.</translation>
    </message>
    <message>
        <source>“{file}” was not taken in: its changes are not of the agreed form. Tell {sender} and headquarters.</source>
        <translation>“{file}” alınmadı: değişiklikleri kararlaştırılan biçimde değil. {sender} kurulumuna ve merkeze bildirin.</translation>
    </message>
    <message>
        <source>{sender} confirms changes that this installation has not sent. Its data seems to be older than what was sent from it; restore the newest backup through the program.</source>
        <translation>{sender}, bu kurulumun göndermediği değişiklikleri onaylıyor. Buradaki veriler gönderilenden eski görünüyor; en yeni yedeği program içinden geri yükleyin.</translation>
    </message>
    <message>
        <source>“{file}” is not a Köprü package. Choose the file as it came, or ask the sender to send it again.</source>
        <translation>“{file}” bir Köprü paketi değil. Dosyayı geldiği gibi seçin ya da gönderenden yeniden isteyin.</translation>
    </message>
    <message>
        <source>“{file}” does not hold exactly one file. Unpack it and import the packages inside one by one.</source>
        <translation>“{file}” içinde tek dosya yok. Açın ve içindeki paketleri birer birer alın.</translation>
    </message>
    <message>
        <source>“{file}” cannot be read from its place. Copy it to this computer, then import the copy.</source>
        <translation>“{file}” bulunduğu yerden okunamıyor. Bu bilgisayara kopyalayın, kopyasını alın.</translation>
    </message>
    <message>
        <source>“{file}” was damaged on its way; nothing of it was taken. Ask the sender to send it again.</source>
        <translation>“{file}” yolda bozulmuş; içinden hiçbir şey alınmadı. Gönderenden yeniden isteyin.</translation>
    </message>
    <message>
        <source>“{file}” was sealed for another installation. Give it to the office it is meant for, or ask the sender.</source>
        <translation>“{file}” başka bir kurulum için mühürlenmiş. İlgili büroya iletin ya da gönderene sorun.</translation>
    </message>
    <message>
        <source>The sender of “{file}” ({sender}) is not in the key directory. Import the newest directory of the centre, then try again.</source>
        <translation>“{file}” dosyasının göndereni ({sender}) anahtar rehberinde yok. Merkezin en yeni rehberini alın, sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>“{file}” comes from “{sender}”, which was revoked. It was put aside; talk to the centre before anyone uses it.</source>
        <translation>“{file}”, yetkisi kaldırılmış “{sender}” kurulumundan geliyor. Ayrı yere kondu; kullanılmadan önce merkezle görüşün.</translation>
    </message>
    <message>
        <source>The signature of “{file}” is not that of “{sender}”. It was put aside; call the sender and tell the centre.</source>
        <translation>“{file}” üzerindeki imza “{sender}” kurulumunun değil. Ayrı yere kondu; göndereni arayın ve merkeze bildirin.</translation>
    </message>
    <message>
        <source>“{file}” is signed with a key of “{sender}” that was replaced on {day}. Ask the sender to prepare the package again; nothing is lost.</source>
        <translation>“{file}”, “{sender}” kurulumunun {day} günü değiştirilen anahtarıyla imzalı. Gönderenden paketi yeniden hazırlamasını isteyin; hiçbir şey kaybolmaz.</translation>
    </message>
    <message>
        <source>“{file}” was made by a newer version of Köprü. It was kept; update the program, then import it.</source>
        <translation>“{file}” daha yeni bir Köprü sürümüyle yapılmış. Saklandı; programı güncelleyin, sonra alın.</translation>
    </message>
    <message>
        <source>“{file}” holds more than a package may ({limit_mb} MB). It was not unpacked; talk to the sender.</source>
        <translation>“{file}” bir paketin taşıyabileceğinden ({limit_mb} MB) fazlasını içeriyor. Açılmadı; gönderenle görüşün.</translation>
    </message>
    <message>
        <source>“{file}” holds more records or longer ones than a package may. It was not taken; talk to the sender.</source>
        <translation>“{file}” bir paketin taşıyabileceğinden çok ya da uzun kayıt içeriyor. Alınmadı; gönderenle görüşün.</translation>
    </message>
    <message>
        <source>Directory taken</source>
        <translation>Anahtar rehberi alındı</translation>
    </message>
    <message>
        <source>This installation has not joined yet: take in the enrolment file of headquarters first.</source>
        <translation>Bu kurulum henüz katılmadı: önce merkezin kayıt dosyasını alın.</translation>
    </message>
    <message>
        <source>This installation was revoked on {day}; nobody takes its packages. If it was found again, take a new identity under Settings and join anew: all records stay.</source>
        <translation>Bu kurulum {day} günü iptal edildi; paketlerini kimse almaz. Yeniden bulunduysa Ayarlar sayfasında yeni kimlik alıp yeniden katılın: bütün kayıtlar kalır.</translation>
    </message>
    <message>
        <source>Directory published</source>
        <translation>Dizin yayımlandı</translation>
    </message>
    <message>
        <source>There is no installation {peer} to send to.</source>
        <translation>Gönderilecek {peer} kurulumu yok.</translation>
    </message>
    <message>
        <source>Conflict decided</source>
        <translation>Çelişki çözüldü</translation>
    </message>
    <message>
        <source>Conflicts decided by a rule</source>
        <translation>Çelişkiler kuralla karara bağlandı</translation>
    </message>
    <message>
        <source>Decision taken back</source>
        <translation>Karar geri alındı</translation>
    </message>
    <message>
        <source>Headquarters decides on this record: it belongs to no office of this province. Both values stay until then.</source>
        <translation>Bu kayda genel merkez karar verir: bu ilin bir birimine ait değil. O zamana kadar iki değer de kalır.</translation>
    </message>
    <message>
        <source>The field has been changed since it was decided; the conflict cannot be opened again. Change the record itself.</source>
        <translation>Alan karardan sonra değişti; çelişki yeniden açılamaz. Kaydın kendisini değiştirin.</translation>
    </message>
    <message>
        <source>“{file}” was not taken in: a document in it does not have the content that its sender promised. Ask {sender} for the next package; the document is sent again with it.</source>
        <translation>“{file}” içeri alınmadı: içindeki bir belge, göndericisinin bildirdiği içerikte değil. {sender} biriminden sonraki paketi isteyin; belge onunla yeniden gönderilir.</translation>
    </message>
    <message>
        <source>“{file}” was refused; why is not known any more. Take it in again to see.</source>
        <translation>“{file}” geri çevrilmişti; nedeni artık bilinmiyor. Görmek için yeniden alın.</translation>
    </message>
    <message>
        <source>“{file}” does not lie in quarantine any more.</source>
        <translation>“{file}” artık karantinada değil.</translation>
    </message>
    <message>
        <source>Old values given up</source>
        <translation>Eski değerler bırakıldı</translation>
    </message>
    <message>
        <source>Records of other offices given up</source>
        <translation>Başka birimlerin kayıtları bırakıldı</translation>
    </message>
    <message>
        <source>There is no installation {node} in the directory.</source>
        <translation>Dizinde {node} numaralı kurulum yok.</translation>
    </message>
    <message>
        <source>“{name}” was revoked on {day}, and a revoked key never counts again. Let it take a new identity under Settings and send a new request.</source>
        <translation>“{name}” {day} günü iptal edildi; iptal edilen anahtar bir daha geçmez. Ayarlar sayfasında yeni kimlik alıp yeni bir istek göndersin.</translation>
    </message>
    <message>
        <source>“{name}” was revoked on {day} already.</source>
        <translation>“{name}” zaten {day} günü iptal edilmiş.</translation>
    </message>
    <message>
        <source>The renewal for “{name}” is not signed with the key that the directory knows, or asks for a key of earlier times. Call the place; if its key is lost, revoke it and let it join anew.</source>
        <translation>“{name}” için yenileme isteği dizindeki anahtarla imzalı değil ya da eski bir anahtarı istiyor. Orayı arayın; anahtarı kaybolduysa iptal edin, yeniden katılsın.</translation>
    </message>
    <message>
        <source>“{name}” stands in the directory as another kind of place, or in another province. A renewal cannot move it.</source>
        <translation>“{name}” dizinde başka türde ya da başka ilde görünüyor. Yenileme onu taşıyamaz.</translation>
    </message>
    <message>
        <source>The directory knows “{name}” with this very key already. Send it the directory file.</source>
        <translation>Dizin “{name}” kurulumunu bu anahtarla zaten tanıyor. Dizin dosyasını ona gönderin.</translation>
    </message>
    <message>
        <source>Headquarters cannot revoke itself. Take a new identity under Settings, then approve its request in place of the old one.</source>
        <translation>Genel Merkez kendini iptal edemez. Ayarlar sayfasında yeni kimlik alın, sonra isteğini eskisinin yerine onaylayın.</translation>
    </message>
    <message>
        <source>{signed} of {needed} signatures are there. Have the holder of another root key sign the proposal.</source>
        <translation>Gereken {needed} imzadan {signed} tanesi var. Öneriyi başka bir kök anahtarın sahibine imzalatın.</translation>
    </message>
    <message>
        <source>{signed} of {needed} signatures of the new root keys are there. The new ones must sign as well as the old ones.</source>
        <translation>Yeni kök anahtarların gereken {needed} imzasından {signed} tanesi var. Eskilerle birlikte yeniler de imzalamalı.</translation>
    </message>
    <message>
        <source>“{label}” is not a root key of this headquarters: it was replaced, or belongs to another.</source>
        <translation>“{label}” bu Genel Merkezin kök anahtarı değil: değiştirilmiş ya da başkasınındır.</translation>
    </message>
    <message>
        <source>The proposal was made for another directory than the one in use (number {version}). Make it anew, then have it signed again.</source>
        <translation>Öneri, kullanılandan ({version} numara) başka bir dizin için yapılmış. Yeniden yapın ve yeniden imzalatın.</translation>
    </message>
    <message>
        <source>New keys prepared</source>
        <translation>Yeni anahtarlar hazırlandı</translation>
    </message>
    <message>
        <source>There is no key directory here yet: join headquarters first.</source>
        <translation>Burada henüz anahtar dizini yok: önce Genel Merkeze katılın.</translation>
    </message>
    <message>
        <source>New identity</source>
        <translation>Yeni kimlik</translation>
    </message>
    <message>
        <source>No package {number} was written for this addressee.</source>
        <translation>Bu alıcı için {number} numaralı bir paket yazılmadı.</translation>
    </message>
    <message>
        <source>“{file}” is no longer where it was written. Prepare a new package.</source>
        <translation>“{file}” yazıldığı yerde artık yok. Yeni bir paket hazırlayın.</translation>
    </message>
</context>
</TS>
