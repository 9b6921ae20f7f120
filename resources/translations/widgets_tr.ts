<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>CommandPalette</name>
    <message>
        <source>Search or command…</source>
        <translation>Ara veya komut…</translation>
    </message>
    <message>
        <source>Search or command</source>
        <translation>Ara veya komut</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Bulunanlar</translation>
    </message>
    <message>
        <source>move</source>
        <translation>gez</translation>
    </message>
    <message>
        <source>open</source>
        <translation>aç</translation>
    </message>
    <message>
        <source>only this kind</source>
        <translation>yalnız bu türde ara</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Komutlar</translation>
    </message>
    <message>
        <source>{n} found · {ms} ms</source>
        <translation>{n} sonuç · {ms} ms</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tümü</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>dd.mm.yyyy</source>
        <translation>gg.aa.yyyy</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Takvim</translation>
    </message>
    <message>
        <source>Not before {date}.</source>
        <translation>{date} tarihinden önce olamaz.</translation>
    </message>
    <message>
        <source>Not after {date}.</source>
        <translation>{date} tarihinden sonra olamaz.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Remove filters</source>
        <translation>Süzgeçleri kaldır</translation>
    </message>
    <message>
        <source>{n} filters are on.</source>
        <translation>{n} süzgeç açık.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Süzgeç</translation>
    </message>
    <message>
        <source>Hidden filters</source>
        <translation>Sığmayan süzgeçler</translation>
    </message>
    <message>
        <source>Export what the list shows</source>
        <translation>Listede görüneni dışa aktar</translation>
    </message>
    <message>
        <source>More for this list</source>
        <translation>Liste için diğer işlemler</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>Bütün süzgeçleri kaldır</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>Remove filter {label}: {value}</source>
        <translation>Süzgeci kaldır: {label}: {value}</translation>
    </message>
</context>
<context>
    <name>FindButton</name>
    <message>
        <source>Search or command</source>
        <translation>Ara veya komut</translation>
    </message>
    <message>
        <source>Search or command…</source>
        <translation>Ara veya komut…</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
</context>
<context>
    <name>Journey</name>
    <message>
        <source>Not sent yet</source>
        <translation>Henüz gönderilmedi</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gönderildi</translation>
    </message>
    <message>
        <source>At headquarters</source>
        <translation>Genel Merkezde</translation>
    </message>
    <message>
        <source>At the province</source>
        <translation>İlde</translation>
    </message>
    <message>
        <source>Waiting for others</source>
        <translation>Başka kayıtları bekliyor</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>Çelişki var</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Geri gönderildi</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Reddedildi</translation>
    </message>
</context>
<context>
    <name>KeysOverlay</name>
    <message>
        <source>Everywhere</source>
        <translation>Her yerde</translation>
    </message>
</context>
<context>
    <name>ListDetail</name>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Sections</source>
        <translation>Bölümler</translation>
    </message>
</context>
<context>
    <name>PickChip</name>
    <message>
        <source>Remove {title}</source>
        <translation>Çıkar: {title}</translation>
    </message>
</context>
<context>
    <name>PickField</name>
    <message>
        <source>Choose “{text}” from the list.</source>
        <translation>“{text}” listeden seçilmedi. Bir satır seçin.</translation>
    </message>
</context>
<context>
    <name>PickManyField</name>
    <message>
        <source>Choose “{text}” from the list.</source>
        <translation>“{text}” listeden seçilmedi. Bir satır seçin.</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
</context>
<context>
    <name>UserButton</name>
    <message>
        <source>User</source>
        <translation>Kullanıcı</translation>
    </message>
</context>
</TS>
