<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>Packages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lists and spreadsheets</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Backups, keys, erasures</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>T.C. identity numbers</source>
        <translation type="unfinished">T.C. kimlik numaraları</translation>
    </message>
    <message>
        <source>Installations</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Package {number} written for {peer}: {count} changes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Package {number} of {peer} taken in: {taken} changes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Package refused and put in quarantine: {file}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Package removed from quarantine: {file}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Written to a file: {file}, {rows} rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Letters written: {rows}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A copy of a document was saved outside: {document}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Spreadsheet taken in: {added} added, {changed} changed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Spreadsheet taken back: {rows} records</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Backup made: {file}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Backup put back: {file}; of {known} entries of this record, {found} are in it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Numbering begun anew ({reason}); of {known} entries of this record, {found} are in this data</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{count} wrong passphrases since the last time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Passphrase changed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Opened by a recovery file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New keys made for this installation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Erased for good: {entity} {row}, reason {reason}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Moved to office {office}: {entity} {row}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>T.C. identity numbers turned on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>T.C. identity numbers turned off and removed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>T.C. identity number written: {person}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>T.C. identity number looked at: {person}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>T.C. identity number removed: {person}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key directory {version} taken</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Installation approved: {name}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Installation revoked: {name}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Record of deeds: entry {n} was changed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Record of deeds: entry {n} was removed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Record of deeds: it ends with entry {found}, but there were {known}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Record of deeds: entry {n} is another than the one that stood there.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Record of deeds: what protects it from changes was taken away.</source>
        <translation type="unfinished" />
    </message>
</context>
</TS>
