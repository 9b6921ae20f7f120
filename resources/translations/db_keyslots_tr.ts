<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>The passphrase needs at least {least} characters. Three or four words are good.</source>
        <translation>Parola en az {least} karakter olmalı. Üç dört sözcük uygundur.</translation>
    </message>
    <message>
        <source>This is not a recovery file, or it was typed with a mistake: the line that begins with AGE-SECRET-KEY-1 counts.</source>
        <translation>Bu bir kurtarma dosyası değil ya da yazarken hata olmuş: AGE-SECRET-KEY-1 ile başlayan satır geçerlidir.</translation>
    </message>
    <message>
        <source>This passphrase does not open the recovery key. Check Caps Lock and the keyboard.</source>
        <translation>Bu parola kurtarma anahtarını açmıyor. Büyük harf kilidini ve klavye dilini denetleyin.</translation>
    </message>
    <message>
        <source>This is not a recovery key of headquarters, or it is damaged. Use its copy.</source>
        <translation>Bu, Genel Merkezin kurtarma anahtarı değil ya da bozulmuş. Kopyasını kullanın.</translation>
    </message>
    <message>
        <source>This passphrase does not open the data. Check Caps Lock and the keyboard&apos;s language.</source>
        <translation>Bu parola verileri açmıyor. Büyük harf kilidini ve klavye dilini denetleyin.</translation>
    </message>
    <message>
        <source>The key file “{file}” is damaged. Put back the copy that lies beside the newest backup, then try again.</source>
        <translation>“{file}” anahtar dosyası bozuk. En yeni yedeğin yanındaki kopyasını yerine koyun, sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>The key file “{file}” is missing. Put back the copy that lies beside the newest backup, then try again.</source>
        <translation>“{file}” anahtar dosyası yok. En yeni yedeğin yanındaki kopyasını yerine koyun, sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>This recovery file does not open the data: it belongs to another key.</source>
        <translation>Bu kurtarma dosyası verileri açmıyor: başka bir anahtara ait.</translation>
    </message>
</context>
</TS>
