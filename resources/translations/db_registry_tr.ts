<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>LetterField</name>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Salutation: Sayın …</source>
        <translation>Hitap: Sayın …</translation>
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
        <source>Today’s date</source>
        <translation>Bugünün tarihi</translation>
    </message>
    <message>
        <source>Head of the organisation</source>
        <translation>Başkan</translation>
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
        <source>Province</source>
        <translation>İl</translation>
    </message>
    <message>
        <source>District</source>
        <translation>İlçe</translation>
    </message>
    <message>
        <source>Register number</source>
        <translation>Kütük no</translation>
    </message>
    <message>
        <source>Responsible officer</source>
        <translation>Sorumlu görevli</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Unvan</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Kuruluş</translation>
    </message>
</context>
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
        <source>The name is empty.</source>
        <translation>Ad boş.</translation>
    </message>
    <message>
        <source>There are {cells} cells, but only {columns} columns have a name.</source>
        <translation>{cells} hücre var, oysa yalnız {columns} sütunun adı var.</translation>
    </message>
    <message>
        <source>This row repeats the headings.</source>
        <translation>Bu satır başlıkları yineliyor.</translation>
    </message>
    <message>
        <source>Cell {cell} holds an error ({code}). The row is taken without it.</source>
        <translation>{cell} hücresinde hata var ({code}). Satır o hücre olmadan alınır.</translation>
    </message>
    <message>
        <source>The same name and address stand in row {other}.</source>
        <translation>Aynı ad ve adres {other}. satırda duruyor.</translation>
    </message>
    <message>
        <source>The same person stands in row {other}.</source>
        <translation>Aynı kişi {other}. satırda da var.</translation>
    </message>
    <message>
        <source>Row {other} means the same record, “{name}”.</source>
        <translation>{other}. satır da aynı kaydı anlatıyor: “{name}”.</translation>
    </message>
    <message>
        <source>It may be the same as “{name}”.</source>
        <translation>“{name}” ile aynı olabilir.</translation>
    </message>
    <message>
        <source>It may be the same as “{name}” in row {other}.</source>
        <translation>{other}. satırdaki “{name}” ile aynı olabilir.</translation>
    </message>
    <message>
        <source>There is no organisation “{name}”; the person is taken without a post.</source>
        <translation>“{name}” adlı kuruluş yok; kişi temsil görevi olmadan alınır.</translation>
    </message>
    <message>
        <source>There are several organisations “{name}”; the person is taken without a post.</source>
        <translation>“{name}” adlı birden çok kuruluş var; kişi temsil görevi olmadan alınır.</translation>
    </message>
    <message>
        <source>“{file}”, sheet “{sheet}”, row {row}: no column holds the names. Choose which one does; its heading may be “Ad”.</source>
        <translation>“{file}”, “{sheet}” sayfası, {row}. satır: adların bulunduğu bir sütun yok. Hangi sütun olduğunu seçin; başlığı “Ad” olabilir.</translation>
    </message>
    <message>
        <source>The register has changed since the trial run, so its counts no longer hold. Run it again; nothing was taken.</source>
        <translation>Denemeden bu yana kayıtlar değişti; sayılar artık geçerli değil. Denemeyi yineleyin; hiçbir şey alınmadı.</translation>
    </message>
    <message>
        <source>This import is not known here.</source>
        <translation>Böyle bir aktarım burada yok.</translation>
    </message>
    <message>
        <source>This import was taken back before.</source>
        <translation>Bu aktarım daha önce geri alındı.</translation>
    </message>
    <message>
        <source>Organisations taken from a table</source>
        <translation>Çizelgeden kuruluşlar alındı</translation>
    </message>
    <message>
        <source>People taken from a table</source>
        <translation>Tablodan kişi alındı</translation>
    </message>
    <message>
        <source>Import taken back</source>
        <translation>Aktarım geri alındı</translation>
    </message>
    <message>
        <source>“{file}” cannot be opened. Look at the path and whether you may read it.</source>
        <translation>“{file}” açılamıyor. Yolu ve okuma izninizi denetleyin.</translation>
    </message>
    <message>
        <source>“{file}” is larger than {most} MB. Export the contacts in several files.</source>
        <translation>“{file}” {most} MB’tan büyük. Kişileri birkaç dosyaya bölerek dışa aktarın.</translation>
    </message>
    <message>
        <source>“{file}” holds no contacts. Export them again as vCard.</source>
        <translation>“{file}” içinde kişi yok. vCard olarak yeniden dışa aktarın.</translation>
    </message>
    <message>
        <source>“{file}” holds more than {most} contacts. Export them in several files.</source>
        <translation>“{file}” içinde {most} kişiden çok var. Birkaç dosyaya bölerek dışa aktarın.</translation>
    </message>
    <message>
        <source>This vCard is damaged: {reason}.</source>
        <translation>Bu vCard bozuk: {reason}.</translation>
    </message>
    <message>
        <source>This vCard has no end.</source>
        <translation>Bu vCard’ın sonu yok.</translation>
    </message>
    <message>
        <source>“{file}” is empty: not even a row with the names of the columns.</source>
        <translation>“{file}” boş: sütun adlarının satırı bile yok.</translation>
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
        <source>“{file}”, row {row}: a quotation mark is left open or stands where it should not.</source>
        <translation>“{file}”, satır {row}: bir tırnak açık kalmış ya da yanlış yerde duruyor.</translation>
    </message>
    <message>
        <source>Choose female or male, or leave it empty.</source>
        <translation>Kadın ya da erkek seçin ya da boş bırakın.</translation>
    </message>
    <message>
        <source>A year of birth has four digits and is not before {first}.</source>
        <translation>Doğum yılı dört rakamdır ve {first} yılından önce olamaz.</translation>
    </message>
    <message>
        <source>The former name “{name}” ends before it begins.</source>
        <translation>“{name}” eski adı başlamadan bitiyor.</translation>
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
    <message>
        <source>“{file}” is damaged or was not copied completely. Open it in its own program and save it again, as XLSX.</source>
        <translation>“{file}” bozuk ya da eksik kopyalanmış. Kendi programında açıp XLSX olarak yeniden kaydedin.</translation>
    </message>
    <message>
        <source>“{file}” is protected with a password. Open it in its own program, remove the password and save it.</source>
        <translation>“{file}” parolayla korunuyor. Kendi programında açın, parolayı kaldırıp kaydedin.</translation>
    </message>
    <message>
        <source>“{file}” holds more than {most} parts. Copy the sheet into a new workbook and save that.</source>
        <translation>“{file}” {most} parçadan fazlasını içeriyor. Sayfayı yeni bir çalışma kitabına kopyalayıp onu kaydedin.</translation>
    </message>
    <message>
        <source>“{file}” unpacks to more than a workbook can hold (its part “{part}”). Copy the sheet into a new workbook.</source>
        <translation>“{file}” açıldığında bir çalışma kitabının alabileceğinden büyük (“{part}” parçası). Sayfayı yeni bir çalışma kitabına kopyalayın.</translation>
    </message>
    <message>
        <source>“{file}” is put together in a way that no spreadsheet does (its part “{part}”). Ask its sender for another.</source>
        <translation>“{file}” hiçbir hesap tablosunun yapmadığı biçimde oluşturulmuş (“{part}” parçası). Gönderenden başka bir dosya isteyin.</translation>
    </message>
    <message>
        <source>“{file}” holds a document type in its part “{part}”, which no spreadsheet writes. Ask for another file.</source>
        <translation>“{file}”, “{part}” parçasında hiçbir hesap tablosunun yazmadığı bir belge türü tanımı içeriyor. Başka bir dosya isteyin.</translation>
    </message>
    <message>
        <source>“{file}” is not there. Look at the path.</source>
        <translation>“{file}” yerinde yok. Dosya yoluna bakın.</translation>
    </message>
    <message>
        <source>“{file}” is a folder or a device. Choose the file of the table in it.</source>
        <translation>“{file}” bir klasör ya da aygıt. İçindeki tablo dosyasını seçin.</translation>
    </message>
    <message>
        <source>“{file}” cannot be opened. Close it in other programs, and look whether you may read it.</source>
        <translation>“{file}” açılamıyor. Başka programlarda açıksa kapatın ve okuma izniniz olup olmadığına bakın.</translation>
    </message>
    <message>
        <source>“{file}” is empty. Ask its sender for it again.</source>
        <translation>“{file}” boş. Gönderenden yeniden isteyin.</translation>
    </message>
    <message>
        <source>“{file}” has {size} MB; up to {most} MB can be read. Divide the list into several files.</source>
        <translation>“{file}” {size} MB; en çok {most} MB okunabilir. Listeyi birkaç dosyaya bölün.</translation>
    </message>
    <message>
        <source>“{file}” is a web page, whatever its name says. Open it in Excel or LibreOffice and save it as XLSX.</source>
        <translation>“{file}”, adı ne olursa olsun bir web sayfası. Excel ya da LibreOffice ile açıp XLSX olarak kaydedin.</translation>
    </message>
    <message>
        <source>“{file}” is an XML file. Open it in Excel or LibreOffice and save it as XLSX.</source>
        <translation>“{file}” bir XML dosyası. Excel ya da LibreOffice ile açıp XLSX olarak kaydedin.</translation>
    </message>
    <message>
        <source>“{file}” is a workbook in a form that is not read here. Open it in Excel or LibreOffice and save it as XLSX.</source>
        <translation>“{file}” burada okunmayan biçimde bir çalışma kitabı. Excel ya da LibreOffice ile açıp XLSX olarak kaydedin.</translation>
    </message>
    <message>
        <source>“{file}” is no table but {kind}. Choose a workbook (XLSX, XLS, ODS) or a text table (CSV).</source>
        <translation>“{file}” tablo değil: {kind}. Bir çalışma kitabı (XLSX, XLS, ODS) ya da metin tablosu (CSV) seçin.</translation>
    </message>
    <message>
        <source>“{file}”, line {row}: the letters cannot be told ({encoding}). Save the file as “CSV UTF-8” and try again.</source>
        <translation>“{file}”, {row}. satır: harfler çözülemiyor ({encoding}). Dosyayı “CSV UTF-8” olarak kaydedip yeniden deneyin.</translation>
    </message>
    <message>
        <source>“{file}”, line {row}: this line is written in another encoding than the lines before or after it. Save the file as “CSV UTF-8” from the program it comes from.</source>
        <translation>“{file}”, {row}. satır: bu satırın karakter kodlaması öteki satırlardan farklı. Dosyayı geldiği programdan “CSV UTF-8” olarak kaydedin.</translation>
    </message>
    <message>
        <source>“{file}” has no sheet number {number}: it is a text table.</source>
        <translation>“{file}” içinde {number}. sayfa yok: bu bir metin tablosu.</translation>
    </message>
    <message>
        <source>“{file}”, row {row}: more than {most} columns hold something. Delete those that do not belong to the list.</source>
        <translation>“{file}”, {row}. satır: {most} sütundan fazlası dolu. Listeye ait olmayanları silin.</translation>
    </message>
    <message>
        <source>“{file}”, row {row}: more than {most} rows. Divide the list into several files.</source>
        <translation>“{file}”, {row}. satır: {most} satırdan fazlası var. Listeyi birkaç dosyaya bölün.</translation>
    </message>
    <message>
        <source>“{file}”, row {row}: more than {most} cells. Divide the list into several files.</source>
        <translation>“{file}”, {row}. satır: {most} hücreden fazlası var. Listeyi birkaç dosyaya bölün.</translation>
    </message>
    <message>
        <source>“{file}” has no sheet with cells. Choose the workbook that holds the list.</source>
        <translation>“{file}” içinde hücreleri olan bir sayfa yok. Listeyi içeren çalışma kitabını seçin.</translation>
    </message>
    <message>
        <source>“{file}”, sheet “{sheet}”, cell {cell}: more than {most} columns hold something. Delete the columns that do not belong to the list.</source>
        <translation>“{file}”, “{sheet}” sayfası, {cell} hücresi: {most} sütundan fazlası dolu. Listeye ait olmayan sütunları silin.</translation>
    </message>
    <message>
        <source>“{file}”, sheet “{sheet}”, cell {cell}: more than {most} cells. Divide the list into several files.</source>
        <translation>“{file}”, “{sheet}” sayfası, {cell} hücresi: {most} hücreden fazlası var. Listeyi birkaç dosyaya bölün.</translation>
    </message>
    <message>
        <source>“{file}”, sheet “{sheet}”, row {row}: more than {most} rows. Divide the list into several files.</source>
        <translation>“{file}”, “{sheet}” sayfası, {row}. satır: {most} satırdan fazlası var. Listeyi birkaç dosyaya bölün.</translation>
    </message>
    <message>
        <source>“{file}”, sheet “{sheet}” is damaged. Open it in its own program and save it again, as XLSX.</source>
        <translation>“{file}”, “{sheet}” sayfası bozuk. Kendi programında açıp XLSX olarak yeniden kaydedin.</translation>
    </message>
    <message>
        <source>“{file}” has no sheet number {number}. It has {most}.</source>
        <translation>“{file}” içinde {number}. sayfa yok. Sayfa sayısı: {most}.</translation>
    </message>
    <message>
        <source>Write a tag to add, or choose one to take away.</source>
        <translation>Eklenecek ya da kaldırılacak bir etiket yazın.</translation>
    </message>
    <message>
        <source>None of the chosen records is here any more.</source>
        <translation>Seçilen kayıtların hiçbiri artık burada değil.</translation>
    </message>
    <message>
        <source>Tags changed</source>
        <translation>Etiketler değişti</translation>
    </message>
    <message>
        <source>Officer assigned</source>
        <translation>Sorumlu atandı</translation>
    </message>
    <message>
        <source>Nothing is called {{{name}}}. Choose from the list of fields.</source>
        <translation>{{{name}}} adında bir alan yok. Alan listesinden seçin.</translation>
    </message>
    <message>
        <source>Nothing is called {{{name}}}. Perhaps {{{near}}} is meant.</source>
        <translation>{{{name}}} adında bir alan yok. Belki {{{near}}} demek istediniz.</translation>
    </message>
    <message>
        <source>Write what the letter says.</source>
        <translation>Yazının metnini yazın.</translation>
    </message>
    <message>
        <source>Write what it is about.</source>
        <translation>Konuyu yazın.</translation>
    </message>
    <message>
        <source>None of the chosen has an e-mail address.</source>
        <translation>Seçilenlerin hiçbirinde e-posta yok.</translation>
    </message>
    <message>
        <source>“{name}” has {size} MB; a document may have {most} MB. Make it smaller, or keep it where it is.</source>
        <translation>“{name}” {size} MB; bir belge en çok {most} MB olabilir. Küçültün ya da bulunduğu yerde bırakın.</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>“{name}” boş.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: it is no file, or it is open elsewhere.</source>
        <translation>“{name}” okunamıyor: dosya değil ya da başka yerde açık.</translation>
    </message>
    <message>
        <source>“{name}” was changed while it was read. Add it again.</source>
        <translation>“{name}” okunurken değişti. Yeniden ekleyin.</translation>
    </message>
    <message>
        <source>“{name}” is here already, as “{other}”.</source>
        <translation>“{name}” zaten burada; adı “{other}”.</translation>
    </message>
    <message>
        <source>This document is no longer here.</source>
        <translation>Bu belge artık burada değil.</translation>
    </message>
    <message>
        <source>The content of “{name}” is not on this computer yet; it comes with the next packages.</source>
        <translation>“{name}” belgesinin içeriği henüz bu bilgisayarda değil; sonraki paketlerle gelir.</translation>
    </message>
    <message>
        <source>{here} of {parts} parts of “{name}” are here; the others come with the next packages.</source>
        <translation>“{name}” belgesinin {here}/{parts} parçası burada; ötekiler sonraki paketlerle gelir.</translation>
    </message>
    <message>
        <source>The content of “{name}” is damaged. Restore the last backup.</source>
        <translation>“{name}” belgesinin içeriği bozulmuş. Son yedeği geri yükleyin.</translation>
    </message>
    <message>
        <source>Document added</source>
        <translation>Belge eklendi</translation>
    </message>
    <message>
        <source>Document renamed</source>
        <translation>Belgenin adı değiştirildi</translation>
    </message>
    <message>
        <source>Document removed</source>
        <translation>Belge kaldırıldı</translation>
    </message>
    <message>
        <source>This relation is no longer here.</source>
        <translation>Bu ilişki artık burada değil.</translation>
    </message>
    <message>
        <source>The relation ends before it begins.</source>
        <translation>İlişki başlamadan bitiyor.</translation>
    </message>
    <message>
        <source>An organisation cannot belong to itself.</source>
        <translation>Bir kuruluş kendine bağlı olamaz.</translation>
    </message>
    <message>
        <source>“{parent}” belongs to “{child}” already.</source>
        <translation>“{parent}” zaten “{child}” kuruluşuna bağlı.</translation>
    </message>
    <message>
        <source>“{child}” belongs to “{parent}” already.</source>
        <translation>“{child}” zaten “{parent}” kuruluşuna bağlı.</translation>
    </message>
    <message>
        <source>Relation added</source>
        <translation>İlişki eklendi</translation>
    </message>
    <message>
        <source>Branch added</source>
        <translation>Şube eklendi</translation>
    </message>
    <message>
        <source>Relation changed</source>
        <translation>İlişki değiştirildi</translation>
    </message>
    <message>
        <source>Relation deleted</source>
        <translation>İlişki silindi</translation>
    </message>
    <message>
        <source>A T.C. identity number has 11 digits and does not begin with 0.</source>
        <translation>T.C. kimlik numarası 11 rakamdır ve 0 ile başlamaz.</translation>
    </message>
    <message>
        <source>The last digits of this T.C. identity number do not fit. A digit may be mistyped.</source>
        <translation>Bu T.C. kimlik numarasının son rakamları tutmuyor. Bir rakam yanlış yazılmış olabilir.</translation>
    </message>
    <message>
        <source>This number was sealed by another installation and cannot be read here. Write it again.</source>
        <translation>Bu numara başka bir kurulumda mühürlenmiş; burada okunamaz. Yeniden yazın.</translation>
    </message>
    <message>
        <source>T.C. identity numbers are turned off in this office.</source>
        <translation>Bu birimde T.C. kimlik numarası tutulmuyor.</translation>
    </message>
    <message>
        <source>No T.C. identity number is kept of this person.</source>
        <translation>Bu kişinin T.C. kimlik numarası kayıtlı değil.</translation>
    </message>
    <message>
        <source>These records are no longer merged.</source>
        <translation>Bu kayıtlar artık birleşik değil.</translation>
    </message>
    <message>
        <source>“{name}” cannot be merged with itself.</source>
        <translation>“{name}” kendisiyle birleştirilemez.</translation>
    </message>
    <message>
        <source>“{name}” has been merged into another record already.</source>
        <translation>“{name}” zaten başka bir kayıtla birleştirilmiş.</translation>
    </message>
    <message>
        <source>“{winner}” and “{loser}” belong to different offices. Each office keeps a record of its own.</source>
        <translation>“{winner}” ile “{loser}” ayrı müdürlüklerin kaydı. Her müdürlük kendi kaydını tutar.</translation>
    </message>
    <message>
        <source>“{name}” is a record of another office; it is merged there.</source>
        <translation>“{name}” başka bir müdürlüğün kaydı; orada birleştirilir.</translation>
    </message>
    <message>
        <source>“{winner}” and “{loser}” are related as head office and branch, or as federation and member: they are two. If that is wrong, delete the relation first.</source>
        <translation>“{winner}” ile “{loser}” merkez ve şube ya da federasyon ve üye olarak ilişkili: iki ayrı kuruluş. Bu yanlışsa önce ilişkiyi silin.</translation>
    </message>
    <message>
        <source>Records merged</source>
        <translation>Kayıtlar birleştirildi</translation>
    </message>
    <message>
        <source>Records parted</source>
        <translation>Kayıtlar ayrıldı</translation>
    </message>
    <message>
        <source>Merged records followed</source>
        <translation>Birleştirilen kayıtlar izlendi</translation>
    </message>
    <message>
        <source>Late change decided</source>
        <translation>Geç gelen değişiklik karara bağlandı</translation>
    </message>
    <message>
        <source>Marked as not the same</source>
        <translation>Aynı değil olarak işaretlendi</translation>
    </message>
    <message>
        <source>The same register number: {number}</source>
        <translation>Kütük numarası aynı: {number}</translation>
    </message>
    <message>
        <source>The same tax number: {number}</source>
        <translation>Vergi numarası aynı: {number}</translation>
    </message>
    <message>
        <source>Different register numbers</source>
        <translation>Kütük numaraları farklı</translation>
    </message>
    <message>
        <source>Different tax numbers</source>
        <translation>Vergi numaraları farklı</translation>
    </message>
    <message>
        <source>The same name</source>
        <translation>Ad aynı</translation>
    </message>
    <message>
        <source>Nearly the same name: {one} / {other}</source>
        <translation>Ad neredeyse aynı: {one} / {other}</translation>
    </message>
    <message>
        <source>Names with something in common: {one} / {other}</source>
        <translation>Adlar kısmen ortak: {one} / {other}</translation>
    </message>
    <message>
        <source>Different names: {one} / {other}</source>
        <translation>Adlar farklı: {one} / {other}</translation>
    </message>
    <message>
        <source>One name is the other&apos;s initials: {one} / {other}</source>
        <translation>Adlardan biri ötekinin baş harfleri: {one} / {other}</translation>
    </message>
    <message>
        <source>The same telephone</source>
        <translation>Telefon aynı</translation>
    </message>
    <message>
        <source>Telephones that differ in one digit</source>
        <translation>Telefonlar tek rakamda ayrılıyor</translation>
    </message>
    <message>
        <source>The same e-mail address</source>
        <translation>E-posta adresi aynı</translation>
    </message>
    <message>
        <source>E-mail addresses that differ in one letter</source>
        <translation>E-posta adresleri tek harfte ayrılıyor</translation>
    </message>
    <message>
        <source>The same internet domain</source>
        <translation>İnternet alan adı aynı</translation>
    </message>
    <message>
        <source>The same address</source>
        <translation>Adres aynı</translation>
    </message>
    <message>
        <source>Addresses with something in common</source>
        <translation>Adresler kısmen ortak</translation>
    </message>
    <message>
        <source>Different addresses</source>
        <translation>Adresler farklı</translation>
    </message>
    <message>
        <source>The same year of birth: {year}</source>
        <translation>Doğum yılı aynı: {year}</translation>
    </message>
    <message>
        <source>Different years of birth: {one} / {other}</source>
        <translation>Doğum yılları farklı: {one} / {other}</translation>
    </message>
    <message>
        <source>They stand for the same organisation</source>
        <translation>Aynı kuruluşu temsil ediyorlar</translation>
    </message>
    <message>
        <source>Different legal forms</source>
        <translation>Hukuki türleri farklı</translation>
    </message>
    <message>
        <source>Branches, perhaps of different places</source>
        <translation>Şubeler, belki farklı yerlerin</translation>
    </message>
    <message>
        <source>Both are like a third record</source>
        <translation>İkisi de üçüncü bir kayda benziyor</translation>
    </message>
    <message>
        <source>“{file}” is not JSON (line {line}, column {column}): {reason}.</source>
        <translation>“{file}” JSON değil ({line}. satır, {column}. sütun): {reason}.</translation>
    </message>
    <message>
        <source>“{file}” is not text in UTF-8.</source>
        <translation>“{file}” UTF-8 metin değil.</translation>
    </message>
    <message>
        <source>“{file}” holds no mapping. One looks like this: {example}</source>
        <translation>“{file}” içinde eşleme yok. Eşleme şöyle yazılır: {example}</translation>
    </message>
    <message>
        <source>“{file}”: “{given}” is not known in “{part}”. There are: {known}.</source>
        <translation>“{file}”: “{part}” içinde “{given}” bilinmiyor. Olanlar: {known}.</translation>
    </message>
    <message>
        <source>“{file}”: “{part}” has another form than a mapping’s. One looks like this: {example}</source>
        <translation>“{file}”: “{part}” eşleme biçiminde değil. Eşleme şöyle yazılır: {example}</translation>
    </message>
    <message>
        <source>“{file}”: the sheet has no column “{given}”. There are: {known}.</source>
        <translation>“{file}”: sayfada “{given}” sütunu yok. Olanlar: {known}.</translation>
    </message>
    <message>
        <source>The column “{heading}” holds what must not be stored (identity numbers or memberships). Leave it out.</source>
        <translation>“{heading}” sütununda saklanmaması gereken veri var (kimlik numarası ya da üyelik). Bu sütunu almayın.</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Alınmayanlar</translation>
    </message>
    <message>
        <source>Row in the file</source>
        <translation>Dosyadaki satır</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Neden alınmadı</translation>
    </message>
    <message>
        <source>“{file}” has no sheet “{sheet}”. There are: {sheets}.</source>
        <translation>“{file}” içinde “{sheet}” sayfası yok. Olanlar: {sheets}.</translation>
    </message>
    <message>
        <source>“{file}” holds no rows. Ask its sender for it again.</source>
        <translation>“{file}” içinde satır yok. Gönderenden yeniden isteyin.</translation>
    </message>
    <message>
        <source>“{file}”, sheet “{sheet}”: row {row} is empty. Name the row of the headings.</source>
        <translation>“{file}”, “{sheet}” sayfası: {row}. satır boş. Başlık satırını belirtin.</translation>
    </message>
    <message>
        <source>“{text}” is no telephone number.</source>
        <translation>“{text}” telefon numarası değil.</translation>
    </message>
    <message>
        <source>“{text}” is no e-mail address.</source>
        <translation>“{text}” e-posta adresi değil.</translation>
    </message>
    <message>
        <source>“{text}” is no kind of organisation that is known here.</source>
        <translation>“{text}” burada bilinen bir kuruluş türü değil.</translation>
    </message>
    <message>
        <source>“{text}” does not say whether it is active.</source>
        <translation>“{text}” faal olup olmadığını söylemiyor.</translation>
    </message>
    <message>
        <source>“{text}” is no activity class of the list.</source>
        <translation>“{text}” listedeki faaliyet alanlarından değil.</translation>
    </message>
    <message>
        <source>“{text}” is neither female nor male.</source>
        <translation>“{text}” ne kadın ne erkek.</translation>
    </message>
    <message>
        <source>“{text}” is neither yes nor no.</source>
        <translation>“{text}” ne evet ne hayır.</translation>
    </message>
    <message>
        <source>“{text}” is no year of birth.</source>
        <translation>“{text}” doğum yılı değil.</translation>
    </message>
    <message>
        <source>“{text}” is only a year; a day is needed here.</source>
        <translation>“{text}” yalnız yıl; burada gün de gerekir.</translation>
    </message>
    <message>
        <source>A cell holds an identity number of a person. It was not taken.</source>
        <translation>Bir hücrede kişi kimlik numarası var. Alınmadı.</translation>
    </message>
    <message>
        <source>“{text}” is no tax number of ten digits whose last one fits. It is kept as written.</source>
        <translation>“{text}” on haneli, son hanesi tutan bir vergi numarası değil. Yazıldığı gibi saklandı.</translation>
    </message>
    <message>
        <source>This interview is no longer here.</source>
        <translation>Bu görüşme artık burada değil.</translation>
    </message>
    <message>
        <source>“{name}” is a record of another office. It is erased there, or at headquarters, and then here as well.</source>
        <translation>“{name}” başka bir birimin kaydı. Orada ya da Genel Merkezde silinir, sonra burada da silinir.</translation>
    </message>
    <message>
        <source>This record was erased already.</source>
        <translation>Bu kayıt zaten silinmiş.</translation>
    </message>
    <message>
        <source>Data erased for good</source>
        <translation>Veri kalıcı olarak silindi</translation>
    </message>
    <message>
        <source>That is not the name of the record. Nothing was erased.</source>
        <translation>Kaydın adı bu değil. Hiçbir şey silinmedi.</translation>
    </message>
    <message>
        <source>“{name}” belongs to another office. Only that office and headquarters can give it away.</source>
        <translation>“{name}” başka bir birimin. Onu yalnız o birim ve Genel Merkez devredebilir.</translation>
    </message>
    <message>
        <source>“{name}” has been merged into another record; move that one.</source>
        <translation>“{name}” başka bir kayıtla birleştirilmiş; o kaydı taşıyın.</translation>
    </message>
    <message>
        <source>“{name}” belongs to that office already.</source>
        <translation>“{name}” zaten o birimin.</translation>
    </message>
    <message>
        <source>There is no office {office}.</source>
        <translation>{office} diye bir birim yok.</translation>
    </message>
    <message>
        <source>A laptop cannot move records; the province office can.</source>
        <translation>Dizüstü bilgisayar kayıt taşıyamaz; il müdürlüğü taşıyabilir.</translation>
    </message>
    <message>
        <source>Organisation moved to another office</source>
        <translation>Kuruluş başka birime taşındı</translation>
    </message>
    <message>
        <source>Organisation shared with other offices</source>
        <translation>Kuruluş başka birimlerle paylaşıldı</translation>
    </message>
</context>
</TS>
