<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR" sourcelanguage="en">
<context>
    <name>db</name>
    <message>
        <source>The file {name} cannot be read: {reason}. Check that it is still there.</source>
        <translation>{name} dosyası okunamıyor: {reason}. Dosyanın yerinde olduğuna bakın.</translation>
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
        <source>The expression “{expression}” cannot be used: {reason}. Correct it in the questionnaire&apos;s workbook.</source>
        <translation>“{expression}” ifadesi kullanılamıyor: {reason}. Anketin çalışma kitabında düzeltin.</translation>
    </message>
    <message>
        <source>The file is not a usable questionnaire: {reason}. Ask its author for a corrected copy.</source>
        <translation>Dosya kullanılabilir bir anket değil: {reason}. Hazırlayandan düzeltilmiş bir kopya isteyin.</translation>
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
        <source>The workbook cannot be used as a questionnaire ({where}): {reason} Correct the cell and open it again.</source>
        <translation>Çalışma kitabı anket olarak kullanılamıyor ({where}): {reason} Hücreyi düzeltip yeniden açın.</translation>
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
        <source>These questions depend on each other in a circle: {places}. Change one of their calculations in the questionnaire&apos;s workbook.</source>
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
</context>
</TS>
