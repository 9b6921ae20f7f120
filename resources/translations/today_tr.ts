<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>TodayPage</name>
    <message>
        <source>Due</source>
        <translation>Son gün</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Ne</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Kiminle</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Görüşme</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Araştırma</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Yanıtlanan</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Bölüm</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Son yanıt</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Kayıt</translation>
    </message>
    <message>
        <source>Done there</source>
        <translation>Yapılan</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Ne zaman</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Gün</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Etkinlik</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Kayıtlar</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Sayı</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Temas ekle</translation>
    </message>
    <message>
        <source>Follow-ups due</source>
        <translation>Takip edilecekler</translation>
    </message>
    <message>
        <source>To follow up</source>
        <translation>Takip edilecekler</translation>
    </message>
    <message>
        <source>Open all</source>
        <translation>Tümünü aç</translation>
    </message>
    <message>
        <source>Nothing is to be followed up in the next seven days.</source>
        <translation>Önümüzdeki yedi günde takip edilecek iş yok.</translation>
    </message>
    <message>
        <source>Unfinished interviews</source>
        <translation>Yarım kalan görüşmeler</translation>
    </message>
    <message>
        <source>Go to interviews</source>
        <translation>Görüşmelere git</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Son baktıklarınız</translation>
    </message>
    <message>
        <source>Next events</source>
        <translation>Yaklaşan etkinlikler</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Takvim</translation>
    </message>
    <message>
        <source>Not at headquarters</source>
        <translation>Genel Merkeze ulaşmayanlar</translation>
    </message>
    <message>
        <source>Nothing is waiting to go to headquarters.</source>
        <translation>Genel Merkeze gitmeyi bekleyen bir şey yok.</translation>
    </message>
    <message>
        <source>Needs your attention</source>
        <translation>İlginizi bekleyenler</translation>
    </message>
    <message>
        <source>Prepare a package and send</source>
        <translation>Paket hazırla ve gönder</translation>
    </message>
    <message>
        <source>new contact</source>
        <translation>yeni temas</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Boşluk</translation>
    </message>
    <message>
        <source>follow-up done</source>
        <translation>takip yapıldı</translation>
    </message>
    <message>
        <source>put the follow-up off to tomorrow</source>
        <translation>takibi yarına ertele</translation>
    </message>
    <message>
        <source>open the record</source>
        <translation>kaydı aç</translation>
    </message>
    <message>
        <source>next list</source>
        <translation>sonraki liste</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Bugün</translation>
    </message>
    <message>
        <source>{overdue} overdue, {today} today, {later} later</source>
        <translation>{overdue} gecikmiş, {today} bugün, {later} sonra</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Temaslar</translation>
    </message>
    <message>
        <source>People trained</source>
        <translation>Eğitime katılan (kişi)</translation>
    </message>
    <message>
        <source>Interviews completed</source>
        <translation>Tamamlanan görüşme</translation>
    </message>
    <message>
        <source>Events held</source>
        <translation>Yapılan etkinlik</translation>
    </message>
    <message>
        <source>Done: {what}</source>
        <translation>Yapıldı: {what}</translation>
    </message>
    <message>
        <source>Put off to tomorrow: {what}</source>
        <translation>Yarına ertelendi: {what}</translation>
    </message>
</context>
</TS>
