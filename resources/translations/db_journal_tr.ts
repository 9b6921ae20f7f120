<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>More than {most} changes are about records of others than their sender, so nothing was taken. Tell the sender and headquarters.</source>
        <translation>{most} değişiklikten fazlası gönderenin kendisine ait olmayan kayıtlarla ilgili; bu yüzden hiçbir şey alınmadı. Gönderene ve merkeze bildirin.</translation>
    </message>
    <message>
        <source>One record has more than {most} changes, so nothing was taken. Tell the sender and headquarters.</source>
        <translation>Tek bir kayıtta {most} değişiklikten fazlası var; bu yüzden hiçbir şey alınmadı. Gönderene ve merkeze bildirin.</translation>
    </message>
    <message>
        <source>Change {number} of {origin} is here already with other content: two computers seem to work with a copy of the same data folder.</source>
        <translation>{origin} yerinin {number} numaralı değişikliği burada zaten var, içeriği ise başka: iki bilgisayar aynı veri klasörünün kopyasıyla çalışıyor olabilir.</translation>
    </message>
    <message>
        <source>Change {number} of {origin} bears the number of this installation, which has not made it: its data is older than what left it, or two computers work with a copy of the same data folder.</source>
        <translation>{origin} yerinin {number} numaralı değişikliği bu kurulumun numarasını taşıyor ama burada yapılmamış: ya buradaki veri gönderilmiş olandan eski ya da iki bilgisayar aynı veri klasörünün kopyasıyla çalışıyor.</translation>
    </message>
    <message>
        <source>The data of this record was erased for good; nothing can be written into it.</source>
        <translation>Bu kaydın verileri kalıcı olarak silindi; içine bir şey yazılamaz.</translation>
    </message>
</context>
</TS>
