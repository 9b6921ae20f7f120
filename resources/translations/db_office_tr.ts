<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>“{folder}” holds the data of an installation already. Choose another folder.</source>
        <translation>“{folder}” klasöründe zaten bir kurulumun verisi var. Başka bir klasör seçin.</translation>
    </message>
    <message>
        <source>“{kind}” is no kind of place: field, province or centre.</source>
        <translation>“{kind}” bir yer türü değil: field (saha), province (il) ya da centre (genel merkez) yazın.</translation>
    </message>
    <message>
        <source>{province} is not one of the 81 provinces: give its plate number, 1 to 81.</source>
        <translation>{province} 81 ilden biri değil: plaka numarasını yazın, 1–81.</translation>
    </message>
    <message>
        <source>Give this place a name, such as Eskişehir office.</source>
        <translation>Bu yere bir ad verin; örneğin Eskişehir ofisi.</translation>
    </message>
    <message>
        <source>There is no Köprü data in “{folder}”.</source>
        <translation>“{folder}” klasöründe Köprü verisi yok.</translation>
    </message>
    <message>
        <source>Headquarters has no key to this data: it had not joined when it was locked. Only the recovery file of this place opens it.</source>
        <translation>Genel Merkezde bu verinin anahtarı yok: kilitlendiğinde katılmamıştı. Yalnızca bu kurulumun kurtarma dosyası açar.</translation>
    </message>
    <message>
        <source>“{file}” is not a recovery request, or it was damaged on its way. Ask for it to be sent again.</source>
        <translation>“{file}” bir kurtarma isteği değil ya da yolda bozulmuş. Yeniden gönderilmesini isteyin.</translation>
    </message>
    <message>
        <source>“{file}” is not a recovery answer, or it was damaged on its way. Ask headquarters to send it again.</source>
        <translation>“{file}” bir kurtarma yanıtı değil ya da yolda bozulmuş. Genel Merkezden yeniden göndermesini isteyin.</translation>
    </message>
    <message>
        <source>“{file}” answers another request than the one that waits here. An answer opens the data once; ask for the answer to the newest request.</source>
        <translation>“{file}” burada bekleyenden başka bir isteği yanıtlıyor. Bir yanıt veriyi bir kez açar; en yeni isteğin yanıtını isteyin.</translation>
    </message>
    <message>
        <source>No recovery request waits here: it was answered or given up. Write a new request.</source>
        <translation>Burada bekleyen kurtarma isteği yok: yanıtlandı ya da bırakıldı. Yeni bir istek yazın.</translation>
    </message>
    <message>
        <source>This is not the new passphrase that was chosen with the request. If it is forgotten too, write a new request.</source>
        <translation>Bu, istekle birlikte belirlenen yeni parola değil. O da unutulduysa yeni bir istek yazın.</translation>
    </message>
    <message>
        <source>The answer in “{file}” does not open this data. Tell headquarters by telephone, and write a new request.</source>
        <translation>“{file}” içindeki yanıt bu veriyi açmıyor. Genel Merkeze telefonla bildirin ve yeni bir istek yazın.</translation>
    </message>
    <message>
        <source>This recovery key does not open the request: it is another one, or the place had not heard of it yet. Try the recovery key of earlier times.</source>
        <translation>Bu kurtarma anahtarı isteği açmıyor: başka bir anahtar ya da orası henüz bundan haberdar değildi. Önceki kurtarma anahtarını deneyin.</translation>
    </message>
    <message>
        <source>The request says that it comes from “{said}”, but the data belongs to “{label}”. Do not answer it; call both.</source>
        <translation>İstek “{said}” kurulumundan geldiğini söylüyor, ama veri “{label}” kurulumunun. Yanıtlamayın; ikisini de arayın.</translation>
    </message>
    <message>
        <source>“{name}” was revoked on {day}. Its data is not opened for anyone; see who has the computer.</source>
        <translation>“{name}” {day} günü iptal edildi. Verisi kimseye açılmaz; bilgisayarın kimde olduğuna bakın.</translation>
    </message>
    <message>
        <source>The place that asks ({node}) is not in the key directory. Do not answer it.</source>
        <translation>İsteyen kurulum ({node}) anahtar dizininde yok. Yanıtlamayın.</translation>
    </message>
    <message>
        <source>This passphrase does not open “{file}”. Each holder types their own; check Caps Lock and the keyboard.</source>
        <translation>Bu parola “{file}” dosyasını açmıyor. Her saklayan kendi parolasını yazar; Caps Lock’a ve klavyeye bakın.</translation>
    </message>
</context>
</TS>
