<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>“{name}” is open in another program. Close it there and try again.</source>
        <translation>“{name}” başka bir programda açık. Orada kapatıp yeniden deneyin.</translation>
    </message>
    <message>
        <source>Nothing can be written into the folder “{folder}”. Choose another one.</source>
        <translation>“{folder}” klasörüne yazılamıyor. Başka bir klasör seçin.</translation>
    </message>
    <message>
        <source>The folder “{folder}” does not exist. Choose another one.</source>
        <translation>“{folder}” klasörü yok. Başka bir klasör seçin.</translation>
    </message>
    <message>
        <source>The disk has no room for “{name}”. Make room and try again.</source>
        <translation>Diskte “{name}” için yer yok. Yer açıp yeniden deneyin.</translation>
    </message>
</context>
</TS>
