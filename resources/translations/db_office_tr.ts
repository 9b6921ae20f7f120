<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>“{folder}” holds the data of an installation already. Choose another folder.</source>
        <translation>“{folder}” klasöründe zaten bir kurulumun verisi var. Başka bir klasör seçin.</translation>
    </message>
    <message>
        <source>“{kind}” is no kind of place: field, province or centre.</source>
        <translation>“{kind}” bir yer türü değil: field (saha), province (il) ya da centre (genel merkez) yazın.</translation>
    </message>
    <message>
        <source>{province} is not one of the 81 provinces: give its plate number, 1 to 81.</source>
        <translation>{province} 81 ilden biri değil: plaka numarasını yazın, 1–81.</translation>
    </message>
    <message>
        <source>Give this place a name, such as Eskişehir office.</source>
        <translation>Bu yere bir ad verin; örneğin Eskişehir ofisi.</translation>
    </message>
    <message>
        <source>There is no Köprü data in “{folder}”.</source>
        <translation>“{folder}” klasöründe Köprü verisi yok.</translation>
    </message>
    <message>
        <source>Headquarters has no key to this data: it had not joined when it was locked. Only the recovery file of this place opens it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“{file}” is not a recovery request, or it was damaged on its way. Ask for it to be sent again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“{file}” is not a recovery answer, or it was damaged on its way. Ask headquarters to send it again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“{file}” answers another request than the one that waits here. An answer opens the data once; ask for the answer to the newest request.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No recovery request waits here: it was answered or given up. Write a new request.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is not the new passphrase that was chosen with the request. If it is forgotten too, write a new request.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The answer in “{file}” does not open this data. Tell headquarters by telephone, and write a new request.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This recovery key does not open the request: it is another one, or the place had not heard of it yet. Try the recovery key of earlier times.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request says that it comes from “{said}”, but the data belongs to “{label}”. Do not answer it; call both.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>“{name}” was revoked on {day}. Its data is not opened for anyone; see who has the computer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The place that asks ({node}) is not in the key directory. Do not answer it.</source>
        <translation type="unfinished" />
    </message>
</context>
</TS>
