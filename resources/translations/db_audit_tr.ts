<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>Packages</source>
        <translation>Paketler</translation>
    </message>
    <message>
        <source>Lists and spreadsheets</source>
        <translation>Listeler ve tablolar</translation>
    </message>
    <message>
        <source>Backups, keys, erasures</source>
        <translation>Yedekler, anahtarlar, silmeler</translation>
    </message>
    <message>
        <source>T.C. identity numbers</source>
        <translation>T.C. kimlik numaraları</translation>
    </message>
    <message>
        <source>Installations</source>
        <translation>Kurulumlar</translation>
    </message>
    <message>
        <source>Package {number} written for {peer}: {count} changes</source>
        <translation>{peer} için {number}. paket yazıldı: {count} değişiklik</translation>
    </message>
    <message>
        <source>Package {number} of {peer} taken in: {taken} changes</source>
        <translation>{peer} biriminin {number}. paketi alındı: {taken} değişiklik</translation>
    </message>
    <message>
        <source>Package refused and put in quarantine: {file}</source>
        <translation>Paket geri çevrildi, karantinaya kondu: {file}</translation>
    </message>
    <message>
        <source>Package removed from quarantine: {file}</source>
        <translation>Paket karantinadan silindi: {file}</translation>
    </message>
    <message>
        <source>Written to a file: {file}, {rows} rows</source>
        <translation>Dosyaya yazıldı: {file}, {rows} satır</translation>
    </message>
    <message>
        <source>Letters written: {rows}</source>
        <translation>Yazılan mektup: {rows}</translation>
    </message>
    <message>
        <source>A copy of a document was saved outside: {document}</source>
        <translation>Bir belgenin kopyası dışarı kaydedildi: {document}</translation>
    </message>
    <message>
        <source>Spreadsheet taken in: {added} added, {changed} changed</source>
        <translation>Tablo alındı: {added} yeni, {changed} değişen kayıt</translation>
    </message>
    <message>
        <source>Spreadsheet taken back: {rows} records</source>
        <translation>Tablo geri alındı: {rows} kayıt</translation>
    </message>
    <message>
        <source>Backup made: {file}</source>
        <translation>Yedek alındı: {file}</translation>
    </message>
    <message>
        <source>Backup put back: {file}; of {known} entries of this record, {found} are in it</source>
        <translation>Yedeğe dönüldü: {file}; bu kaydın {known} satırından {found} tanesi içinde</translation>
    </message>
    <message>
        <source>Numbering begun anew ({reason}); of {known} entries of this record, {found} are in this data</source>
        <translation>Numaralandırma yeniden başladı ({reason}); bu kaydın {known} satırından {found} tanesi bu veride</translation>
    </message>
    <message>
        <source>{count} wrong passphrases since the last time</source>
        <translation>Son açılıştan beri {count} yanlış parola</translation>
    </message>
    <message>
        <source>Passphrase changed</source>
        <translation>Parola değiştirildi</translation>
    </message>
    <message>
        <source>Opened by a recovery file</source>
        <translation>Kurtarma dosyasıyla açıldı</translation>
    </message>
    <message>
        <source>New keys made for this installation</source>
        <translation>Bu kurulum için yeni anahtar üretildi</translation>
    </message>
    <message>
        <source>Erased for good: {entity} {row}, reason {reason}</source>
        <translation>Kalıcı olarak silindi: {entity} {row}, gerekçe {reason}</translation>
    </message>
    <message>
        <source>Moved to office {office}: {entity} {row}</source>
        <translation>{office} plakalı ofise taşındı: {entity} {row}</translation>
    </message>
    <message>
        <source>T.C. identity numbers turned on</source>
        <translation>T.C. kimlik numaraları açıldı</translation>
    </message>
    <message>
        <source>T.C. identity numbers turned off and removed</source>
        <translation>T.C. kimlik numaraları kapatıldı ve silindi</translation>
    </message>
    <message>
        <source>T.C. identity number written: {person}</source>
        <translation>T.C. kimlik numarası yazıldı: {person}</translation>
    </message>
    <message>
        <source>T.C. identity number looked at: {person}</source>
        <translation>T.C. kimlik numarasına bakıldı: {person}</translation>
    </message>
    <message>
        <source>T.C. identity number removed: {person}</source>
        <translation>T.C. kimlik numarası silindi: {person}</translation>
    </message>
    <message>
        <source>Key directory {version} taken</source>
        <translation>{version}. anahtar dizini alındı</translation>
    </message>
    <message>
        <source>Installation approved: {name}</source>
        <translation>Kurulum onaylandı: {name}</translation>
    </message>
    <message>
        <source>Installation revoked: {name}</source>
        <translation>Kurulum iptal edildi: {name}</translation>
    </message>
    <message>
        <source>Keys of headquarters renewed: {what}</source>
        <translation>Genel Merkezin anahtarları yenilendi: {what}</translation>
    </message>
    <message>
        <source>Forgotten passphrase answered: {name}</source>
        <translation>Unutulan parola yanıtlandı: {name}</translation>
    </message>
    <message>
        <source>Record of deeds: entry {n} was changed.</source>
        <translation>Denetim kaydı: {n}. kayıt değiştirilmiş.</translation>
    </message>
    <message>
        <source>Record of deeds: entry {n} was removed.</source>
        <translation>Denetim kaydı: {n}. kayıt çıkarılmış.</translation>
    </message>
    <message>
        <source>Record of deeds: it ends with entry {found}, but there were {known}.</source>
        <translation>Denetim kaydı: {found}. kayıtta bitiyor, oysa {known} kayıt vardı.</translation>
    </message>
    <message>
        <source>Record of deeds: entry {n} is another than the one that stood there.</source>
        <translation>Denetim kaydı: {n}. kayıt, yerinde duran kayıt değil.</translation>
    </message>
    <message>
        <source>Record of deeds: what protects it from changes was taken away.</source>
        <translation>Denetim kaydı: değiştirilmesini önleyen koruma kaldırılmış.</translation>
    </message>
</context>
</TS>
