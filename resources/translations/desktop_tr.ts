<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR" sourcelanguage="en">
<context>
    <name>CrashGuard</name>
    <message>
        <source>This step could not be completed.</source>
        <translation>Bu adım tamamlanamadı.</translation>
    </message>
    <message>
        <source>What you saved before is safe. You can go on working; if it happens again, restart the program.</source>
        <translation>Daha önce kaydettikleriniz güvende. Çalışmayı sürdürebilirsiniz; yinelenirse programı yeniden başlatın.</translation>
    </message>
    <message>
        <source>A report without personal data is kept on this computer:
{path}</source>
        <translation>Kişisel veri içermeyen bir rapor bu bilgisayarda saklandı:
{path}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Sürdür</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>find anything</source>
        <translation>her şeyi bul</translation>
    </message>
    <message>
        <source>go to a section</source>
        <translation>bölüme git</translation>
    </message>
    <message>
        <source>next pane</source>
        <translation>sonraki bölme</translation>
    </message>
    <message>
        <source>filter the list</source>
        <translation>listeyi süz</translation>
    </message>
    <message>
        <source>open</source>
        <translation>aç</translation>
    </message>
    <message>
        <source>back</source>
        <translation>geri</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>geri al</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>bitir</translation>
    </message>
    <message>
        <source>“{title}” is still running; the program closes after it.</source>
        <translation>“{title}” sürüyor; bitince program kapanacak.</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>Vazgeç</translation>
    </message>
</context>
</TS>
