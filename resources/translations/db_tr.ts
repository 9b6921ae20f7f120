<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>The backup “{file}” is damaged or belongs to another key. It was not used; choose another one.</source>
        <translation>“{file}” yedeği bozuk ya da başka bir anahtara ait. Kullanılmadı; başka bir yedek seçin.</translation>
    </message>
    <message>
        <source>The database is damaged, so no backup was made of it and the older backups were kept. Restore the newest backup, or call the centre.</source>
        <translation>Veritabanı bozuk; bu yüzden yedeği alınmadı, eski yedekler korundu. En yeni yedeği geri yükleyin ya da merkezi arayın.</translation>
    </message>
    <message>
        <source>The backup “{file}” is not there any more. Choose another one.</source>
        <translation>“{file}” yedeği artık yerinde değil. Başka bir yedek seçin.</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Geri alındı</translation>
    </message>
    <message>
        <source>New incarnation</source>
        <translation>Yeni kimlik sürümü</translation>
    </message>
    <message>
        <source>“{file}” cannot be read: the file is damaged. Restore the last backup; nothing was changed.</source>
        <translation>“{file}” okunamıyor: dosya bozuk. Son yedeği geri yükleyin; hiçbir şey değiştirilmedi.</translation>
    </message>
    <message>
        <source>This data was written by a newer Köprü (schema {found}). Install the newer program; nothing was changed.</source>
        <translation>Bu veriler daha yeni bir Köprü ile yazılmış (şema {found}). Yeni programı kurun; hiçbir şey değiştirilmedi.</translation>
    </message>
    <message>
        <source>Program upgraded</source>
        <translation>Program yükseltildi</translation>
    </message>
    <message>
        <source>There is no room left on the disk of “{folder}”. Make room and try again.</source>
        <translation>“{folder}” klasörünün diskinde yer kalmadı. Yer açıp yeniden deneyin.</translation>
    </message>
    <message>
        <source>Nothing can be written to “{folder}”. Ask for the right to write there.</source>
        <translation>“{folder}” klasörüne yazılamıyor. Yazma yetkisi isteyin.</translation>
    </message>
    <message>
        <source>The data in “{folder}” is already open in another window of Köprü. Use that window, or close it first.</source>
        <translation>“{folder}” içindeki veriler başka bir Köprü penceresinde açık. O pencereyi kullanın ya da önce kapatın.</translation>
    </message>
    <message>
        <source>The data in “{folder}” is already open in another window of Köprü (process {pid}). Use that window, or close it first.</source>
        <translation>“{folder}” içindeki veriler başka bir Köprü penceresinde (işlem {pid}) açık. O pencereyi kullanın ya da önce kapatın.</translation>
    </message>
    <message>
        <source>Nothing can be written to “{folder}”. Choose another folder, or ask for the right to write there.</source>
        <translation>“{folder}” klasörüne yazılamıyor. Başka bir klasör seçin ya da yazma yetkisi isteyin.</translation>
    </message>
    <message>
        <source>There is no room on the disk of “{folder}”: {needed_mb} MB are needed, {free_mb} MB are free. Make room first.</source>
        <translation>“{folder}” klasörünün diskinde yer yok: {needed_mb} MB gerekli, {free_mb} MB boş. Önce yer açın.</translation>
    </message>
    <message>
        <source>“{text}” is not one of the 81 provinces.</source>
        <translation>“{text}” 81 ilden biri değil.</translation>
    </message>
    <message>
        <source>“{text}” is not one of the 81 provinces. The nearest one: {nearest}.</source>
        <translation>“{text}” 81 ilden biri değil. En yakını: {nearest}.</translation>
    </message>
    <message>
        <source>“{text}” is not a district of {province}.</source>
        <translation>“{text}”, {province} ilinin ilçesi değil.</translation>
    </message>
    <message>
        <source>“{text}” is not a district of {province}. The nearest one: {nearest}.</source>
        <translation>“{text}”, {province} ilinin ilçesi değil. En yakını: {nearest}.</translation>
    </message>
    <message>
        <source>“{file}” is not there any more: its folder was moved or deleted, or its disk was taken out. The last change was not kept. Close Köprü and bring the folder back.</source>
        <translation>“{file}” artık yerinde yok: klasörü taşınmış ya da silinmiş veya diski çıkarılmış. Son değişiklik saklanmadı. Köprü’yü kapatıp klasörü yerine koyun.</translation>
    </message>
</context>
</TS>
