<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>Change {number} of {origin} is here already with other content: two computers seem to work with a copy of the same data folder.</source>
        <translation>{origin} yerinin {number} numaralı değişikliği burada zaten var, içeriği ise başka: iki bilgisayar aynı veri klasörünün kopyasıyla çalışıyor olabilir.</translation>
    </message>
</context>
</TS>
