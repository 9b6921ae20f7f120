<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>The file {name} cannot be read: {reason}. Check that it is still there.</source>
        <translation>{name} dosyası okunamıyor: {reason}. Dosyanın yerinde olduğuna bakın.</translation>
    </message>
    <message>
        <source>its submission method {method} is not supported</source>
        <translation>{method} gönderim yöntemi desteklenmiyor</translation>
    </message>
    <message>
        <source>its columns are not separated by comma, semicolon, tab or bar</source>
        <translation>sütunları virgül, noktalı virgül, sekme ya da dik çizgiyle ayrılmamış</translation>
    </message>
    <message>
        <source>it has more than {n} rows</source>
        <translation>{n} satırdan uzun</translation>
    </message>
    <message>
        <source>it is no table of text in UTF-8</source>
        <translation>UTF-8 metinli bir çizelge değil</translation>
    </message>
    <message>
        <source>it is no GeoJSON feature collection</source>
        <translation>GeoJSON öğe listesi değil</translation>
    </message>
    <message>
        <source>The list {name} that belongs to the questionnaire cannot be read: {reason}.</source>
        <translation>Ankete ait {name} listesi okunamıyor: {reason}.</translation>
    </message>
    <message>
        <source>The submission cannot be read: {reason}</source>
        <translation>Gönderi okunamıyor: {reason}</translation>
    </message>
    <message>
        <source>The submission belongs to another questionnaire.</source>
        <translation>Gönderi başka bir ankete ait.</translation>
    </message>
    <message>
        <source>The submission belongs to the questionnaire “{given}”, not to “{wanted}”.</source>
        <translation>Gönderi “{wanted}” anketine değil, “{given}” anketine ait.</translation>
    </message>
    <message>
        <source>The questionnaire has no language “{language}”.</source>
        <translation>Ankette “{language}” dili yok.</translation>
    </message>
    <message>
        <source>“{ref}” is a group and takes no answer.</source>
        <translation>“{ref}” bir gruptur, yanıt almaz.</translation>
    </message>
    <message>
        <source>The question “{ref}” can only be read.</source>
        <translation>“{ref}” sorusu yalnızca okunabilir.</translation>
    </message>
    <message>
        <source>The questionnaire has no row {index} in “{ref}”.</source>
        <translation>Ankette “{ref}” altında {index}. satır yok.</translation>
    </message>
    <message>
        <source>The expression “{expression}” cannot be used: {reason}. Correct it in the questionnaire's workbook.</source>
        <translation>“{expression}” ifadesi kullanılamıyor: {reason}. Anketin çalışma kitabında düzeltin.</translation>
    </message>
    <message>
        <source>The file is not a usable questionnaire: {reason}. Ask its author for a corrected copy.</source>
        <translation>Dosya kullanılabilir bir anket değil: {reason}. Hazırlayandan düzeltilmiş bir kopya isteyin.</translation>
    </message>
    <message>
        <source>it has no model</source>
        <translation>modeli yok</translation>
    </message>
    <message>
        <source>its first instance is empty</source>
        <translation>ilk örneği boş</translation>
    </message>
    <message>
        <source>it has no instance</source>
        <translation>örneği yok</translation>
    </message>
    <message>
        <source>the repeat {path} has no place in the instance</source>
        <translation>{path} yinelemesinin örnekte yeri yok</translation>
    </message>
    <message>
        <source>it waits for events that do not exist: {events}</source>
        <translation>olmayan olayları bekliyor: {events}</translation>
    </message>
    <message>
        <source>an action of {path} waits for new rows but stands in no repeat</source>
        <translation>{path} için bir işlem yeni satır bekliyor ama bir tekrarın içinde değil</translation>
    </message>
    <message>
        <source>the group {path} has no place in the instance</source>
        <translation>{path} grubunun örnekte yeri yok</translation>
    </message>
    <message>
        <source>the {name} of the range {question} is no usable number</source>
        <translation>{question} aralığındaki {name} kullanılır bir sayı değil</translation>
    </message>
    <message>
        <source>a list of choices has no value column</source>
        <translation>bir seçenek listesinin değer sütunu yok</translation>
    </message>
    <message>
        <source>The questionnaire has no question “{ref}”.</source>
        <translation>Ankette “{ref}” sorusu yok.</translation>
    </message>
    <message>
        <source>The workbook is larger than {limit} MB and was not opened.</source>
        <translation>Çalışma kitabı {limit} MB’tan büyük; açılmadı.</translation>
    </message>
    <message>
        <source>The workbook unpacks to more than {limit} MB and was not opened. Copy its filled rows into a new workbook.</source>
        <translation>Çalışma kitabı açıldığında {limit} MB’tan büyük oluyor; açılmadı. Dolu satırlarını yeni bir çalışma kitabına kopyalayın.</translation>
    </message>
    <message>
        <source>The workbook is put together of more than {limit} parts and was not opened. Copy its filled rows into a new workbook.</source>
        <translation>Çalışma kitabı {limit} adedi aşan sayıda parçadan oluşuyor; açılmadı. Dolu satırlarını yeni bir kitaba kopyalayın.</translation>
    </message>
    <message>
        <source>The workbook has more rows, cells or text in one cell than a questionnaire can have and was not opened. Copy its filled rows into a new workbook.</source>
        <translation>Çalışma kitabında bir ankette olabileceğinden çok satır, hücre ya da tek hücrede metin var; açılmadı. Dolu satırlarını yeni bir çalışma kitabına kopyalayın.</translation>
    </message>
    <message>
        <source>The sheet survey has more than {limit} rows and was not opened. Make several questionnaires of it.</source>
        <translation>survey sayfasında {limit} satırdan çok var; açılmadı. Bunu birkaç ankete bölün.</translation>
    </message>
    <message>
        <source>The file is no workbook that can be read. Save it anew as .xlsx and open that.</source>
        <translation>Dosya okunabilen bir çalışma kitabı değil. .xlsx olarak yeniden kaydedip onu açın.</translation>
    </message>
    <message>
        <source>The workbook cannot be used as a questionnaire ({where}). The converter says: “{reason}” Correct the cell and open it again.</source>
        <translation>Çalışma kitabı anket olarak kullanılamıyor ({where}). Dönüştürücünün iletisi: “{reason}” Hücreyi düzeltip yeniden açın.</translation>
    </message>
    <message>
        <source>{sheet}, row {row}, column {column}</source>
        <translation>{sheet}, {row}. satır, {column} sütunu</translation>
    </message>
    <message>
        <source>{sheet}, row {row}</source>
        <translation>{sheet}, {row}. satır</translation>
    </message>
    <message>
        <source>{sheet}, column {column}</source>
        <translation>{sheet}, {column} sütunu</translation>
    </message>
    <message>
        <source>The expression “{expression}” cannot be used ({where}): {reason}. Correct the cell and open it again.</source>
        <translation>“{expression}” ifadesi kullanılamıyor ({where}): {reason}. Hücreyi düzeltip yeniden açın.</translation>
    </message>
    <message>
        <source>The questionnaire has no repeat “{ref}”.</source>
        <translation>Ankette “{ref}” tekrarı yok.</translation>
    </message>
    <message>
        <source>The questionnaire itself sets the number of rows of “{ref}”.</source>
        <translation>“{ref}” satır sayısını anketin kendisi belirler.</translation>
    </message>
    <message>
        <source>These questions depend on each other in a circle: {places}. Change one of their calculations in the questionnaire's workbook.</source>
        <translation>Bu sorular birbirine döngüyle bağlı: {places}. Anketin çalışma kitabında hesaplamalardan birini değiştirin.</translation>
    </message>
    <message>
        <source>The form is larger than {limit} MB and was not opened.</source>
        <translation>Form {limit} MB’tan büyük; açılmadı.</translation>
    </message>
    <message>
        <source>The file is not a readable form: {reason}. Ask its author for a new copy.</source>
        <translation>Dosya okunabilir bir form değil: {reason}. Hazırlayandan yeni bir kopya isteyin.</translation>
    </message>
    <message>
        <source>its XML is broken in line {line}, column {column}</source>
        <translation>XML’i {line}. satır, {column}. sütunda bozuk</translation>
    </message>
    <message>
        <source>it is no XML</source>
        <translation>XML değil</translation>
    </message>
    <message>
        <source>The form declares XML entities and was refused. Ask its author for a new copy.</source>
        <translation>Form XML varlığı (entity) tanımladığı için kabul edilmedi. Hazırlayandan yeni bir kopya isteyin.</translation>
    </message>
    <message>
        <source>The form nests deeper than {limit} levels and was refused.</source>
        <translation>Form {limit} düzeyden derin iç içe olduğu için kabul edilmedi.</translation>
    </message>
    <message>
        <source>The program has no questionnaire “{key}”.</source>
        <translation>Programda “{key}” adlı anket yok.</translation>
    </message>
    <message>
        <source>The workbook has no sheet “survey”. Give the sheet with the questions this name.</source>
        <translation>Çalışma kitabında “survey” sayfası yok. Soruların bulunduğu sayfaya bu adı verin.</translation>
    </message>
    <message>
        <source>The sheet survey has no column “{column}”. Write this heading into its first row.</source>
        <translation>survey sayfasında “{column}” sütunu yok. İlk satıra bu başlığı yazın.</translation>
    </message>
    <message>
        <source>Row {row} of the sheet survey has a type but no name. Write a name into cell {cell}: letters, digits and _, no blanks.</source>
        <translation>survey sayfasının {row}. satırında tür var, ad yok. {cell} hücresine bir ad yazın: harf, rakam ve _; boşluk olmaz.</translation>
    </message>
    <message>
        <source>The name “{name}” in cell {cell} cannot be used. Write letters, digits, _ or - without blanks, a letter first.</source>
        <translation>{cell} hücresindeki “{name}” adı kullanılamaz. Harfle başlayın; harf, rakam, _ ya da - yazın, boşluk bırakmayın.</translation>
    </message>
    <message>
        <source>Row {row} of the sheet survey is a calculation without an expression. Write one into cell {cell}.</source>
        <translation>survey sayfasının {row}. satırı ifadesi olmayan bir hesaplama. {cell} hücresine ifadeyi yazın.</translation>
    </message>
    <message>
        <source>Cell {cell} names no file. Write its name after the type, for example “{type} il.csv”.</source>
        <translation>{cell} hücresi dosya adı vermiyor. Türün ardına dosyanın adını yazın; örneğin “{type} il.csv”.</translation>
    </message>
    <message>
        <source>Cell {cell} has the type “{type}”, which does not exist. Write {suggestion} or another type.</source>
        <translation>{cell} hücresindeki “{type}” diye bir tür yok. {suggestion} ya da başka bir tür yazın.</translation>
    </message>
    <message>
        <source>Cell {cell} names no list of choices. Write the name of a list of the sheet choices after the type, for example “select_one {list}”.</source>
        <translation>{cell} hücresinde seçenek listesi yazmıyor. Türden sonra choices sayfasındaki bir listenin adını yazın, örneğin “select_one {list}”.</translation>
    </message>
    <message>
        <source>Cell {cell} asks for the list “{list}”, which the sheet choices does not have. Write {suggestion}, or add the list to the sheet choices.</source>
        <translation>{cell} hücresi “{list}” listesini istiyor, choices sayfasında bu liste yok. {suggestion} yazın ya da listeyi choices sayfasına ekleyin.</translation>
    </message>
    <message>
        <source>The name “{name}” in cell {cell} stands in cell {other}, too. Give one of the two questions another name.</source>
        <translation>{cell} hücresindeki “{name}” adı {other} hücresinde de var. İki sorudan birine başka bir ad verin.</translation>
    </message>
    <message>
        <source>What begins in cell {cell} never ends. Add a row of the type “end_{kind}” below its questions.</source>
        <translation>{cell} hücresinde başlayan bölüm bitmiyor. Sorularının altına “end_{kind}” türünde bir satır ekleyin.</translation>
    </message>
    <message>
        <source>Cell {cell} ends a group that has not begun. Delete the row, or add a row of the type “begin_{kind}” above.</source>
        <translation>{cell} hücresi başlamamış bir bölümü bitiriyor. Satırı silin ya da yukarıya “begin_{kind}” türünde bir satır ekleyin.</translation>
    </message>
    <message>
        <source>Cell {cell} does not end what begins in cell {other}. Write “end_{kind}” into cell {cell}.</source>
        <translation>{cell} hücresi {other} hücresinde başlayanı bitirmiyor. {cell} hücresine “end_{kind}” yazın.</translation>
    </message>
    <message>
        <source>Cell {cell} refers to ${{{name}}}, but no question has this name. Write {suggestion}.</source>
        <translation>{cell} hücresi ${{{name}}} sorusuna başvuruyor, bu adda bir soru yok. {suggestion} yazın.</translation>
    </message>
    <message>
        <source>Row {row} of the sheet choices has no name. Write into cell {cell} what is stored when this choice is taken.</source>
        <translation>choices sayfasının {row}. satırında ad yok. {cell} hücresine, bu seçenek seçilince saklanacak değeri yazın.</translation>
    </message>
    <message>
        <source>Row {row} of the sheet choices belongs to no list. Write the list's name into cell {cell}.</source>
        <translation>choices sayfasının {row}. satırı hiçbir listeye ait değil. {cell} hücresine listenin adını yazın.</translation>
    </message>
    <message>
        <source>The choice “{name}” in cell {cell} stands in cell {other}, too. Give one of the two choices another name.</source>
        <translation>{cell} hücresindeki “{name}” seçeneği {other} hücresinde de var. İki seçenekten birine başka bir ad verin.</translation>
    </message>
    <message>
        <source>The expression in cell {cell} ends too early. Write what is missing there: a bracket, a quotation mark or a value.</source>
        <translation>{cell} hücresindeki ifade erken bitiyor. Sonunda eksik olan ayracı, tırnağı ya da değeri yazın.</translation>
    </message>
    <message>
        <source>The expression in cell {cell} cannot be read from “{part}” on. Look there for a bracket, a quotation mark or an operator that is missing or too many.</source>
        <translation>{cell} hücresindeki ifade “{part}” yerinden sonra okunamıyor. Orada eksik ya da fazla bir ayraç, tırnak ya da işleç arayın.</translation>
    </message>
    <message>
        <source>The expression in cell {cell} cannot be used: {reason}. Correct it there.</source>
        <translation>{cell} hücresindeki ifade kullanılamıyor: {reason}. Orada düzeltin.</translation>
    </message>
    <message>
        <source>Cell {cell} uses the function {name}(), which does not exist. Take one of the functions that XLSForm has.</source>
        <translation>{cell} hücresindeki {name}() diye bir işlev yok. XLSForm’un işlevlerinden birini yazın.</translation>
    </message>
    <message>
        <source>Cell {cell} uses the function {name}(), which does not exist. Write {suggestion}().</source>
        <translation>{cell} hücresindeki {name}() diye bir işlev yok. {suggestion}() yazın.</translation>
    </message>
    <message>
        <source>it nests too deep to be computed</source>
        <translation>hesaplanamayacak kadar iç içe</translation>
    </message>
    <message>
        <source>its actions set each other off without end</source>
        <translation>eylemleri birbirini sonsuza dek tetikliyor</translation>
    </message>
    <message>
        <source>the form does not come to rest</source>
        <translation>hesaplar sona ermiyor</translation>
    </message>
    <message>
        <source>its result is longer than {n} characters</source>
        <translation>sonucu {n} karakterden uzun</translation>
    </message>
    <message>
        <source>{question} is no question with choices</source>
        <translation>{question} seçenekli bir soru değil</translation>
    </message>
    <message>
        <source>a path was expected where a value stands</source>
        <translation>değerin yerinde bir yol beklenirdi</translation>
    </message>
    <message>
        <source>the prefix of {function}() is declared as something else</source>
        <translation>{function}() işlevinin ön eki başka bir şeye verilmiş</translation>
    </message>
    <message>
        <source>there is no function {function}()</source>
        <translation>{function}() diye bir işlev yok</translation>
    </message>
    <message>
        <source>{function}() does not take {n} values</source>
        <translation>{function}() işlevi {n} değer almaz</translation>
    </message>
    <message>
        <source>digest() knows no “{name}”; it knows MD5, SHA-1, SHA-256, SHA-384 and SHA-512</source>
        <translation>digest() “{name}” adını tanımıyor; tanıdıkları MD5, SHA-1, SHA-256, SHA-384 ve SHA-512</translation>
    </message>
    <message>
        <source>the pattern {pattern} cannot be read</source>
        <translation>{pattern} kalıbı okunamıyor</translation>
    </message>
    <message>
        <source>“{shape}” is no shape, which has three points or more</source>
        <translation>“{shape}” bir alan değil; alanın en az üç noktası olur</translation>
    </message>
    <message>
        <source>{function}() does not take {value}()</source>
        <translation>{function}() işlevi {value}() almaz</translation>
    </message>
    <message>
        <source>“{value}” is no date; dates are written as 2026-12-31</source>
        <translation>“{value}” tarih değil; tarihler 2026-12-31 gibi yazılır</translation>
    </message>
    <message>
        <source>indexed-repeat() takes a question, then repeats and positions in pairs</source>
        <translation>indexed-repeat() önce bir soru, sonra ikişer ikişer yineleme ve sıra ister</translation>
    </message>
    <message>
        <source>indexed-repeat() takes the path of a question first</source>
        <translation>indexed-repeat() önce bir sorunun yolunu ister</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>son</translation>
    </message>
    <message>
        <source>{expected} expected at character {place}, found {found}</source>
        <translation>{place}. karakterde beklenen: {expected}; bulunan: {found}</translation>
    </message>
    <message>
        <source>an operator</source>
        <translation>bir işleç</translation>
    </message>
    <message>
        <source>nested deeper than {n} levels</source>
        <translation>{n} düzeyden derin iç içe</translation>
    </message>
    <message>
        <source>a value or a path</source>
        <translation>bir değer ya da yol</translation>
    </message>
    <message>
        <source>an axis</source>
        <translation>bir eksen</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>bir ad</translation>
    </message>
    <message>
        <source>its conditions inside conditions look at more than {n} places</source>
        <translation>iç içe koşulları {n} yerden çoğuna bakıyor</translation>
    </message>
    <message>
        <source>the prefix {prefix}: is not declared</source>
        <translation>{prefix}: ön eki tanımlı değil</translation>
    </message>
    <message>
        <source>longer than {n} characters</source>
        <translation>{n} karakterden uzun</translation>
    </message>
    <message>
        <source>character {place} is not understood</source>
        <translation>{place}. karakter anlaşılmıyor</translation>
    </message>
    <message>
        <source>The parameters in cell {cell} do not make a range. Write numbers such as start=0 end=10 step=1, with an end and a step that fit.</source>
        <translation>{cell} hücresindeki parametreler bir aralık oluşturmuyor. start=0 end=10 step=1 gibi sayılar yazın; son ve adım birbirine uysun.</translation>
    </message>
    <message>
        <source>The labels of the range in cell {cell} do not fit it. Name a list of the sheet choices whose names are numbers between start and end, on a step.</source>
        <translation>{cell} hücresindeki aralığın etiketleri ona uymuyor. choices sayfasından, adları başlangıç ile son arasında ve adıma denk gelen sayılar olan bir liste yazın.</translation>
    </message>
    <message>
        <source>Cell {cell} does not say completely what is saved. Fill in list_name, label, entity_id, create_if and update_if as the action needs them.</source>
        <translation>{cell} hücresi neyin kaydedileceğini tam söylemiyor. list_name, label, entity_id, create_if ve update_if sütunlarını işlemin gerektirdiği gibi doldurun.</translation>
    </message>
    <message>
        <source>Cell {cell} saves into a list that the sheet entities does not have, or twice into one place. Write a property of one list there, each once, and only beside questions.</source>
        <translation>{cell} hücresi entities sayfasında olmayan bir listeye ya da aynı yere iki kez kaydediyor. Bir listenin özelliğini, her birini bir kez ve yalnız soruların yanına yazın.</translation>
    </message>
    <message>
        <source>The name in cell {cell} cannot be used here. Write letters, digits and _ without a point, not beginning with __, and not “name” or “label”.</source>
        <translation>{cell} hücresindeki ad burada kullanılamaz. Harf, rakam ve _ yazın; nokta koymayın, __ ile başlamayın, “name” ya da “label” demeyin.</translation>
    </message>
    <message>
        <source>A parameter in cell {cell} is neither true nor false. Write one of the two.</source>
        <translation>{cell} hücresindeki bir parametre true ya da false değil. İkisinden birini yazın.</translation>
    </message>
    <message>
        <source>A parameter in cell {cell} is no whole number. Write digits after the =.</source>
        <translation>{cell} hücresindeki bir parametre tam sayı değil. = işaretinden sonra rakam yazın.</translation>
    </message>
    <message>
        <source>The parameters of the log in cell {cell} are not complete. Write location-priority, location-min-interval and location-max-age together, the last not smaller than the one before.</source>
        <translation>{cell} hücresindeki görüşme günlüğünün parametreleri eksik. location-priority, location-min-interval ve location-max-age parametrelerini birlikte yazın; sonuncusu öncekinden küçük olmasın.</translation>
    </message>
    <message>
        <source>The parameters in cell {cell} cannot be read. Write them as name=value, with a blank between two of them.</source>
        <translation>{cell} hücresindeki parametreler okunamıyor. ad=değer biçiminde, aralarına boşluk koyarak yazın.</translation>
    </message>
    <message>
        <source>Cell {cell} has parameters that this type of question does not know: {rejected}. It knows: {accepted}.</source>
        <translation>{cell} hücresinde bu soru türünün tanımadığı parametreler var: {rejected}. Tanıdıkları: {accepted}.</translation>
    </message>
    <message>
        <source>The reference-geometry in cell {cell} names no list. Write the name of a list of the sheet choices, or a reference to a repeat.</source>
        <translation>{cell} hücresindeki reference-geometry bir liste adı değil. choices sayfasından bir listenin adını ya da bir tekrara başvuru yazın.</translation>
    </message>
    <message>
        <source>The sheet {sheet} has no heading in its first row. Write the names of the columns there, such as type, name and label.</source>
        <translation>{sheet} sayfasının ilk satırında başlık yok. Oraya sütun adlarını yazın: type, name, label gibi.</translation>
    </message>
    <message>
        <source>The sheet {sheet} has two columns for the same: {other} and {header}. Delete or rename one of them.</source>
        <translation>{sheet} sayfasında aynı şey için iki sütun var: {other} ve {header}. Birini silin ya da adını değiştirin.</translation>
    </message>
    <message>
        <source>The sheet {sheet} lacks columns: {missing}. Write them into its first row.</source>
        <translation>{sheet} sayfasında eksik sütun var: {missing}. İlk satıra yazın.</translation>
    </message>
    <message>
        <source>A heading in the first row of the sheet choices is empty or has a blank: “{column}”. Write _ instead of the blank, or delete the column.</source>
        <translation>choices sayfasının ilk satırındaki bir başlık boş ya da boşluk içeriyor: “{column}”. Boşluk yerine _ yazın ya da sütunu silin.</translation>
    </message>
    <message>
        <source>The sheet entities has columns that do not exist: {columns}. Correct or delete them.</source>
        <translation>entities sayfasında tanınmayan sütunlar var: {columns}. Düzeltin ya da silin.</translation>
    </message>
    <message>
        <source>The choice in cell {cell} has no label. Write what is shown for it.</source>
        <translation>{cell} hücresindeki seçeneğin etiketi yok. Ekranda görünecek metni yazın.</translation>
    </message>
    <message>
        <source>The name in cell {cell} differs from another one only by large and small letters. Give one of the two questions another name.</source>
        <translation>{cell} hücresindeki ad bir başkasından yalnız büyük-küçük harfle ayrılıyor. İki sorudan birine başka ad verin.</translation>
    </message>
    <message>
        <source>The repeat in cell {cell} has the name of the whole questionnaire. Give it another name.</source>
        <translation>{cell} hücresindeki tekrar bütün anketin adını taşıyor. Başka ad verin.</translation>
    </message>
    <message>
        <source>Another repeat has the name in cell {cell}, too. Give one of the two another name, also where they stand in different groups.</source>
        <translation>{cell} hücresindeki adı başka bir tekrar da taşıyor. Ayrı gruplarda dursalar bile birine başka ad verin.</translation>
    </message>
    <message>
        <source>The name “meta” in cell {cell} is kept for the questionnaire itself. Give the question another name.</source>
        <translation>{cell} hücresindeki “meta” adı anketin kendisine ayrılmıştır. Soruya başka ad verin.</translation>
    </message>
    <message>
        <source>The workbook has no sheet “{sheet}”, but {candidates}. Correct the name of that sheet.</source>
        <translation>Çalışma kitabında “{sheet}” sayfası yok; {candidates} var. O sayfanın adını düzeltin.</translation>
    </message>
    <message>
        <source>The list in cell {cell} has no name, or one that another list has. Write a name of its own.</source>
        <translation>{cell} hücresindeki listenin adı yok ya da başka bir listeyle aynı. Kendine ait bir ad yazın.</translation>
    </message>
    <message>
        <source>The reference in cell {cell} cannot be read. Write ${{name}}, several of them with a comma in between.</source>
        <translation>{cell} hücresindeki başvuru okunamıyor. ${{ad}} biçiminde, birden çoksa aralarına virgül koyarak yazın.</translation>
    </message>
    <message>
        <source>Cell {cell} refers to ${{{q}}}, but several questions have this name. Give all but one of them another name.</source>
        <translation>{cell} hücresi ${{{q}}} sorusuna başvuruyor, ama bu adda birden çok soru var. Biri dışında hepsine başka ad verin.</translation>
    </message>
    <message>
        <source>The choice “{name}” of the list {list} has a blank in its name, but several of this list can be taken together. Write _ instead of the blank in the column name of the sheet choices.</source>
        <translation>{list} listesindeki “{name}” seçeneğinin adında boşluk var; bu listeden birden çok seçenek işaretlenebiliyor. choices sayfasının name sütununda boşluk yerine _ yazın.</translation>
    </message>
    <message>
        <source>Cell {cell} asks for choices from a file of another kind. Write a name that ends with .csv, .xml or .geojson.</source>
        <translation>{cell} hücresi seçenekleri başka türde bir dosyadan istiyor. .csv, .xml ya da .geojson ile biten bir ad yazın.</translation>
    </message>
    <message>
        <source>The seed in cell {cell} cannot be used. Write randomize=true and seed= with a number or a reference such as ${{name}}.</source>
        <translation>{cell} hücresindeki tohum (seed) kullanılamıyor. randomize=true ile birlikte seed= ve bir sayı ya da ${{ad}} gibi bir başvuru yazın.</translation>
    </message>
    <message>
        <source>The log in cell {cell} has a name of its own. Leave the cell of its name empty.</source>
        <translation>{cell} hücresinde görüşme günlüğüne ad verilmiş. Ad hücresini boş bırakın.</translation>
    </message>
    <message>
        <source>The value of {key} in cell {cell} does not exist. Write normal, low or voice-only, or leave it out.</source>
        <translation>{cell} hücresindeki {key} değeri yok. normal, low ya da voice-only yazın veya hiç yazmayın.</translation>
    </message>
    <message>
        <source>Row {row} of the sheet survey has no type. Write one into cell {cell}, such as text.</source>
        <translation>survey sayfasının {row}. satırında tür yok. {cell} hücresine bir tür yazın; örneğin text.</translation>
    </message>
    <message>
        <source>The type “{type}” in cell {cell} does not exist. Write another type there.</source>
        <translation>{cell} hücresindeki “{type}” türü yok. Oraya başka bir tür yazın.</translation>
    </message>
    <message>
        <source>The parameter track-changes-reasons in cell {cell} knows one value only. Write on-form-edit.</source>
        <translation>{cell} hücresindeki track-changes-reasons parametresinin tek değeri vardır. on-form-edit yazın.</translation>
    </message>
    <message>
        <source>The loop in cell {cell} names no list. Write the name of a list of the sheet choices after it.</source>
        <translation>{cell} hücresindeki döngü bir liste adı vermiyor. Ardına choices sayfasından bir listenin adını yazın.</translation>
    </message>
    <message>
        <source>The trigger in cell {cell} cannot be used. Write one reference such as ${{name}}.</source>
        <translation>{cell} hücresindeki tetikleyici kullanılamıyor. ${{ad}} gibi tek bir başvuru yazın.</translation>
    </message>
    <message>
        <source>A cell of the workbook lies too far from the others, or there are too many, and it was not opened. Copy its filled rows into a new workbook and save that as .xlsx.</source>
        <translation>Çalışma kitabının bir hücresi ötekilerden çok uzakta ya da hücreleri çok fazla; kitap açılmadı. Dolu satırlarını yeni bir kitaba kopyalayıp onu .xlsx olarak kaydedin.</translation>
    </message>
</context>
</TS>
