<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>“{text}” is not a date. Write it like {example}.</source>
        <translation>“{text}” bir tarih değil. Şöyle yazın: {example}.</translation>
    </message>
    <message>
        <source>Enter a date, for example {example}.</source>
        <translation>Bir tarih girin, örneğin {example}.</translation>
    </message>
    <message>
        <source>There is no month {month}. Write day, month, year: {example}.</source>
        <translation>{month}. ay yok. Gün, ay, yıl sırasıyla yazın: {example}.</translation>
    </message>
    <message>
        <source>“{word}” is not a month. The nearest one: {nearest}.</source>
        <translation>“{word}” bir ay adı değil. En yakını: {nearest}.</translation>
    </message>
    <message>
        <source>There is no day {day} in {when}.</source>
        <translation>{when} {day}. gün yok.</translation>
    </message>
    <message>
        <source>The year must lie between 1900 and 2199, not {year}.</source>
        <translation>Yıl 1900 ile 2199 arasında olmalı; yazılan: {year}.</translation>
    </message>
    <message>
        <source>“{text}” is not a number. Write it like {example}.</source>
        <translation>“{text}” bir sayı değil. Şöyle yazın: {example}.</translation>
    </message>
    <message>
        <source>Enter a number, for example {example}.</source>
        <translation>Bir sayı girin, örneğin {example}.</translation>
    </message>
</context>
</TS>
