<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>{entity}: {here} has {here_rows} rows, {there} {there_rows}; they are not the same</source>
        <translation>{entity}: {here} yerinde {here_rows}, {there} yerinde {there_rows} kayıt var; aynı değiller</translation>
    </message>
    <message>
        <source>{entity}: {rows} rows of {here} are not the same at {there}</source>
        <translation>{entity}: {here} yerindeki {rows} kayıt {there} yerinde aynı değil</translation>
    </message>
    <message>
        <source>{here}: {count} changes are not confirmed</source>
        <translation>{here}: {count} değişiklik onaylanmadı</translation>
    </message>
    <message>
        <source>{here}: {count} records of {entity} have not reached the next place</source>
        <translation>{here}: {count} {entity} kaydı bir sonraki yere ulaşmadı</translation>
    </message>
    <message>
        <source>{here}: {count} records wait for others</source>
        <translation>{here}: {count} kayıt başka kayıtları bekliyor</translation>
    </message>
    <message>
        <source>{here}: {problem}</source>
        <translation>{here}: {problem}</translation>
    </message>
    <message>
        <source>organisations</source>
        <translation>kuruluş</translation>
    </message>
    <message>
        <source>people</source>
        <translation>kişi</translation>
    </message>
    <message>
        <source>posts</source>
        <translation>görev</translation>
    </message>
    <message>
        <source>relations</source>
        <translation>ilişki</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>belge</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>temas</translation>
    </message>
    <message>
        <source>contacts with organisations</source>
        <translation>temas–kuruluş bağı</translation>
    </message>
    <message>
        <source>contacts with people</source>
        <translation>temas–kişi bağı</translation>
    </message>
    <message>
        <source>follow-ups</source>
        <translation>takip</translation>
    </message>
    <message>
        <source>programmes</source>
        <translation>program</translation>
    </message>
    <message>
        <source>events</source>
        <translation>etkinlik</translation>
    </message>
    <message>
        <source>half days</source>
        <translation>yarım gün</translation>
    </message>
    <message>
        <source>participations</source>
        <translation>katılım</translation>
    </message>
    <message>
        <source>attendance marks</source>
        <translation>yoklama işareti</translation>
    </message>
    <message>
        <source>interviews</source>
        <translation>görüşme</translation>
    </message>
    <message>
        <source>Demonstration data made</source>
        <translation>Gösteri verisi oluşturuldu</translation>
    </message>
    <message>
        <source>Everything of this run lies in “{folder}”; earlier runs stay as they are.</source>
        <translation>Bu turun her şeyi “{folder}” klasöründe; önceki turlar olduğu gibi kalır.</translation>
    </message>
    <message>
        <source>Laptop, province and headquarters made</source>
        <translation>Dizüstü, il ve merkez kuruldu</translation>
    </message>
    <message>
        <source>Laptop and province joined by request and answer files; directory no. {version}</source>
        <translation>Dizüstü ve il, istek ve yanıt dosyalarıyla katıldı; dizin no. {version}</translation>
    </message>
    <message>
        <source>Province: {organisations} organisations and {people} people</source>
        <translation>İl: {organisations} kuruluş ve {people} kişi</translation>
    </message>
    <message>
        <source>Province: “{file}” has {rows} organisations: {taken} taken, {refused} refused with a reason</source>
        <translation>İl: “{file}” dosyasında {rows} kuruluş var: {taken} alındı, {refused} gerekçesiyle geri çevrildi</translation>
    </message>
    <message>
        <source>Province: {contacts} contacts logged, {follow_ups} with a follow-up</source>
        <translation>İl: {contacts} temas kaydedildi, {follow_ups} tanesi takipli</translation>
    </message>
    <message>
        <source>Province: a training of {days} days for {people} people, {marks} marks in {half_days} half days</source>
        <translation>İl: {people} kişilik {days} günlük eğitim, {half_days} yarım günde {marks} yoklama işareti</translation>
    </message>
    <message>
        <source>Sign-in sheets and the list of participants with attendance: {files}</source>
        <translation>İmza listeleri ve devamlı katılımcı listesi: {files}</translation>
    </message>
    <message>
        <source>The study of the province reached the laptop in a package</source>
        <translation>İlin araştırması dizüstüne paketle ulaştı</translation>
    </message>
    <message>
        <source>Laptop: {interviews} interviews, {answers} answers kept one by one</source>
        <translation>Dizüstü: {interviews} görüşme, tek tek saklanan {answers} yanıt</translation>
    </message>
    <message>
        <source>Province to headquarters: package {number} with {count} changes is lost on its way</source>
        <translation>İlden merkeze: {count} değişiklikli {number} no.lu paket yolda kayboldu</translation>
    </message>
    <message>
        <source>Laptop to province: {count} changes; the same package again changes nothing ({known} known already)</source>
        <translation>Dizüstünden ile: {count} değişiklik; aynı paket bir daha gelince hiçbir şey değişmedi ({known} zaten biliniyordu)</translation>
    </message>
    <message>
        <source>Province to headquarters: package {second} comes before package {first}; together they bring {taken} changes</source>
        <translation>İlden merkeze: {second} no.lu paket {first} no.ludan önce geldi; birlikte {taken} değişiklik getirdiler</translation>
    </message>
    <message>
        <source>Receipts back: headquarters confirms {province} changes, the province {laptop}</source>
        <translation>Alındılar döndü: merkez {province}, il {laptop} değişikliği onayladı</translation>
    </message>
    <message>
        <source>The telephone of “{name}” is changed at two places; both exchange it</source>
        <translation>“{name}” kaydının telefonu iki yerde değiştirildi; ikisi de gönderip aldı</translation>
    </message>
    <message>
        <source>Last packages and receipts in every direction</source>
        <translation>Son paketler ve alındılar her yöne gitti</translation>
    </message>
    <message>
        <source>Compared: {rows} rows of {entities} kinds, {operations} changes in the journal</source>
        <translation>Karşılaştırıldı: {entities} türden {rows} kayıt, günlükte {operations} değişiklik</translation>
    </message>
    <message>
        <source>The package that came twice was not known: {state}, {taken} changes taken</source>
        <translation>İki kez gelen paket tanınmadı: {state}, {taken} değişiklik alındı</translation>
    </message>
    <message>
        <source>{file}: {rows} rows, but {taken} taken and {refused} refused</source>
        <translation>{file}: {rows} satır, ama {taken} alındı ve {refused} geri çevrildi</translation>
    </message>
    <message>
        <source>{here}: the conflict is not open with both values, but: {found}</source>
        <translation>{here}: çakışma iki değeriyle açık değil: {found}</translation>
    </message>
    <message>
        <source>{what}: {found} instead of {expected}</source>
        <translation>{what}: {expected} yerine {found}</translation>
    </message>
    <message>
        <source>Headquarters: {count} answers of the laptop are missing or different</source>
        <translation>Merkez: dizüstünün {count} yanıtı eksik ya da farklı</translation>
    </message>
</context>
</TS>
