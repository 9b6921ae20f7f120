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
</context>
</TS>
