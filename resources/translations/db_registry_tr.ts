<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR" sourcelanguage="en">
<context>
    <name>db</name>
    <message>
        <source>This organisation is no longer here.</source>
        <translation>Bu kuruluş artık kayıtlı değil.</translation>
    </message>
    <message>
        <source>This person is no longer here.</source>
        <translation>Bu kişi artık kayıtlı değil.</translation>
    </message>
    <message>
        <source>This post is no longer here.</source>
        <translation>Bu görev artık kayıtlı değil.</translation>
    </message>
    <message>
        <source>The post ends before it begins.</source>
        <translation>Görev başlamadan bitiyor.</translation>
    </message>
    <message>
        <source>Organisation added</source>
        <translation>Kuruluş eklendi</translation>
    </message>
    <message>
        <source>Organisation changed</source>
        <translation>Kuruluş değiştirildi</translation>
    </message>
    <message>
        <source>Organisation deleted</source>
        <translation>Kuruluş silindi</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>Kişi eklendi</translation>
    </message>
    <message>
        <source>Person changed</source>
        <translation>Kişi değiştirildi</translation>
    </message>
    <message>
        <source>Person deleted</source>
        <translation>Kişi silindi</translation>
    </message>
    <message>
        <source>Post added</source>
        <translation>Görev eklendi</translation>
    </message>
    <message>
        <source>Post changed</source>
        <translation>Görev değiştirildi</translation>
    </message>
    <message>
        <source>Post deleted</source>
        <translation>Görev silindi</translation>
    </message>
    <message>
        <source>“{file}”, row 1: no column holds the names. The first row must name the columns, one of them “Ad” or “name”.</source>
        <translation>“{file}”, satır 1: ad sütunu yok. İlk satır sütun adlarını taşımalı; biri “Ad” ya da “name” olmalı.</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>Ad boş.</translation>
    </message>
    <message>
        <source>There are {cells} cells, but only {columns} columns have a name.</source>
        <translation>{cells} hücre var, oysa yalnız {columns} sütunun adı var.</translation>
    </message>
    <message>
        <source>The same name and address stand in row {other}.</source>
        <translation>Aynı ad ve adres {other}. satırda duruyor.</translation>
    </message>
    <message>
        <source>An organisation with this name and address is already recorded.</source>
        <translation>Bu ad ve adresle bir kuruluş zaten kayıtlı.</translation>
    </message>
    <message>
        <source>Organisations taken from a table</source>
        <translation>Çizelgeden kuruluşlar alındı</translation>
    </message>
    <message>
        <source>“{file}” cannot be opened. Look at the path and whether you may read it.</source>
        <translation>“{file}” açılamıyor. Yolu ve okuma izninizi denetleyin.</translation>
    </message>
    <message>
        <source>“{file}” is empty: not even a row with the names of the columns.</source>
        <translation>“{file}” boş: sütun adlarının satırı bile yok.</translation>
    </message>
    <message>
        <source>“{file}”, line {row}: 16-bit text. Save it as “CSV UTF-8” and try again.</source>
        <translation>“{file}”, satır {row}: 16 bitlik metin. “CSV UTF-8” olarak kaydedip yeniden deneyin.</translation>
    </message>
    <message>
        <source>“{file}”, line {row}: NUL bytes. This is not a text table; export it as CSV again.</source>
        <translation>“{file}”, satır {row}: NUL baytları var. Bu bir metin çizelgesi değil; yeniden CSV olarak dışa aktarın.</translation>
    </message>
    <message>
        <source>“{file}”, line {row}: longer than a million bytes. A quotation mark may be left open.</source>
        <translation>“{file}”, satır {row}: bir milyon bayttan uzun. Bir tırnak açık kalmış olabilir.</translation>
    </message>
    <message>
        <source>“{file}”, line {row}: not text in UTF-8 or Windows-1254. Save it as “CSV UTF-8”.</source>
        <translation>“{file}”, satır {row}: UTF-8 ya da Windows-1254 metni değil. “CSV UTF-8” olarak kaydedin.</translation>
    </message>
    <message>
        <source>“{file}”, row {row}: a quotation mark is left open or stands where it should not.</source>
        <translation>“{file}”, satır {row}: bir tırnak açık kalmış ya da yanlış yerde duruyor.</translation>
    </message>
    <message>
        <source>Write the name.</source>
        <translation>Adı yazın.</translation>
    </message>
    <message>
        <source>This is too long: {length} characters; {most} fit.</source>
        <translation>Bu çok uzun: {length} karakter; en çok {most} sığar.</translation>
    </message>
    <message>
        <source>Choose what kind of organisation it is.</source>
        <translation>Kuruluşun türünü seçin.</translation>
    </message>
    <message>
        <source>Choose whether it is active.</source>
        <translation>Faal olup olmadığını seçin.</translation>
    </message>
    <message>
        <source>This district is not in {province}.</source>
        <translation>Bu ilçe {province} ilinde değil.</translation>
    </message>
    <message>
        <source>A register number usually looks like 26-014-087. It is kept as you wrote it.</source>
        <translation>Kütük no genellikle 26-014-087 biçimindedir. Yazdığınız gibi saklanır.</translation>
    </message>
    <message>
        <source>The register number begins with {plate}, but no province has that plate.</source>
        <translation>Kütük no {plate} ile başlıyor, ama bu plakada il yok.</translation>
    </message>
    <message>
        <source>The register number begins with the plate of {found}, not of {province}.</source>
        <translation>Kütük no {province} ilinin değil, {found} ilinin plakasıyla başlıyor.</translation>
    </message>
    <message>
        <source>A tax number has 10 digits; this one has {length}.</source>
        <translation>VKN 10 hanelidir; burada {length} hane var.</translation>
    </message>
    <message>
        <source>The last digit of this tax number does not fit. A digit may be mistyped.</source>
        <translation>Bu VKN’nin son hanesi uymuyor. Bir hane yanlış yazılmış olabilir.</translation>
    </message>
    <message>
        <source>This does not look like a Turkish telephone number. It is kept as you wrote it.</source>
        <translation>Türkiye telefon numarasına benzemiyor. Yazdığınız gibi saklanır.</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address. It is kept as you wrote it.</source>
        <translation>E-posta adresine benzemiyor. Yazdığınız gibi saklanır.</translation>
    </message>
    <message>
        <source>This day lies in the future.</source>
        <translation>Bu gün gelecekte.</translation>
    </message>
</context>
</TS>
