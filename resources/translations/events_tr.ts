<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>AttendancePane</name>
    <message>
        <source>No participants in this event yet</source>
        <translation>Bu etkinlikte henüz katılımcı yok</translation>
    </message>
    <message>
        <source>Invite them from registered organisations, or add whoever stands at the door.</source>
        <translation>Kayıtlı kuruluşlardan davet edebilir ya da kapıya geleni ekleyebilirsiniz.</translation>
    </message>
    <message>
        <source>Add participants</source>
        <translation>Katılımcı ekle</translation>
    </message>
    <message>
        <source>Count the rest as present</source>
        <translation>Kalanı var say</translation>
    </message>
    <message>
        <source>Sign-in sheet</source>
        <translation>İmza listesi</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Boşluk</translation>
    </message>
    <message>
        <source>and next</source>
        <translation>sonrakine</translation>
    </message>
    <message>
        <source>fill column</source>
        <translation>sütunu doldur</translation>
    </message>
    <message>
        <source>walk-in</source>
        <translation>kayıtsız gelen</translation>
    </message>
    <message>
        <source>Go to a name: type</source>
        <translation>Ada git: harf yazın</translation>
    </message>
    <message>
        <source>Go to a name</source>
        <translation>Ada git</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} kişi</translation>
    </message>
    <message>
        <source>This session: {taken} / {all}</source>
        <translation>Bu oturum: {taken} / {all}</translation>
    </message>
    <message>
        <source>{name} was added.</source>
        <translation>{name} eklendi.</translation>
    </message>
    <message>
        <source>{count} participants marked: {mark}.</source>
        <translation>{count} katılımcı işaretlendi: {mark}.</translation>
    </message>
    <message>
        <source>Nobody here is called “{text}”.</source>
        <translation>Listede “{text}” adlı kimse yok.</translation>
    </message>
</context>
<context>
    <name>EventDetailPane</name>
    <message>
        <source>No event chosen</source>
        <translation>Seçili etkinlik yok</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>Listeden birini seçin.</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>Katılımcılar</translation>
    </message>
    <message>
        <source>Add participants</source>
        <translation>Katılımcı ekle</translation>
    </message>
    <message>
        <source>Half days</source>
        <translation>Yarım günler</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belgeler</translation>
    </message>
    <message>
        <source>Take attendance</source>
        <translation>Yoklama al</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Düzenle</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad soyad</translation>
    </message>
    <message>
        <source>Institution / organisation</source>
        <translation>Kurum / kuruluş</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Kesim</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Attended</source>
        <translation>Katıldığı</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Gün</translation>
    </message>
    <message>
        <source>Half day</source>
        <translation>Yarım gün</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Konu</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Var olan</translation>
    </message>
    <message>
        <source>Sign-in sheet</source>
        <translation>İmza listesi</translation>
    </message>
    <message>
        <source>Attendance list</source>
        <translation>Devam listesi</translation>
    </message>
    <message>
        <source>Attendance as workbook</source>
        <translation>Devam çizelgesi (Excel)</translation>
    </message>
    <message>
        <source>The event has no date yet.</source>
        <translation>Etkinliğin tarihi henüz yok.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tarih</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Yer</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Tarih notu</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notlar</translation>
    </message>
    <message>
        <source>Nobody yet. Add people from the registry, those of an organisation, or somebody new.</source>
        <translation>Henüz kimse yok. Kayıtlı kişileri, bir kuruluşun kişilerini ya da yeni birini ekleyin.</translation>
    </message>
    <message>
        <source>{people} people from {organisations} organisations: {sides}</source>
        <translation>{organisations} kurum ve kuruluştan {people} kişi: {sides}</translation>
    </message>
    <message>
        <source>Participant withdrawn.</source>
        <translation>Katılımcı çıkarıldı.</translation>
    </message>
    <message>
        <source>Half day changed.</source>
        <translation>Yarım gün değiştirildi.</translation>
    </message>
    <message>
        <source>Participant changed.</source>
        <translation>Katılımcı değiştirildi.</translation>
    </message>
</context>
<context>
    <name>EventFilters</name>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tür</translation>
    </message>
</context>
<context>
    <name>EventForm</name>
    <message>
        <source>Keep event</source>
        <translation>Etkinliği kaydet</translation>
    </message>
    <message>
        <source>&amp;Province</source>
        <translation>İ&amp;l</translation>
    </message>
    <message>
        <source>&amp;District</source>
        <translation>İl&amp;çe</translation>
    </message>
    <message>
        <source>Pro&amp;gramme</source>
        <translation>&amp;Program</translation>
    </message>
    <message>
        <source>New programme “{text}”</source>
        <translation>Yeni program: “{text}”</translation>
    </message>
    <message>
        <source>Joins modules that belong together</source>
        <translation>Birbirini izleyen modülleri birleştirir</translation>
    </message>
    <message>
        <source>&amp;Name of the event</source>
        <translation>Etkinliğin &amp;adı</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Tür</translation>
    </message>
    <message>
        <source>&amp;First day</source>
        <translation>İlk &amp;gün</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>&amp;Son gün</translation>
    </message>
    <message>
        <source>Empty: one day</source>
        <translation>Boşsa tek gün</translation>
    </message>
    <message>
        <source>Pla&amp;ces</source>
        <translation>&amp;Kontenjan</translation>
    </message>
    <message>
        <source>Empty: not limited</source>
        <translation>Boşsa sınırsız</translation>
    </message>
    <message>
        <source>&amp;Venue</source>
        <translation>&amp;Yer</translation>
    </message>
    <message>
        <source>Where sources disagree</source>
        <translation>Kaynaklar çelişiyorsa</translation>
    </message>
    <message>
        <source>Note on the date&amp;s</source>
        <translation>Ta&amp;rih notu</translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation>&amp;Notlar</translation>
    </message>
    <message>
        <source>Half days</source>
        <translation>Yarım günler</translation>
    </message>
</context>
<context>
    <name>EventPrinter</name>
    <message>
        <source>Sign-in sheet</source>
        <translation>İmza listesi</translation>
    </message>
    <message>
        <source>Attendance list</source>
        <translation>Devam listesi</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>Yoklama</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Etkinlikler</translation>
    </message>
    <message>
        <source>{what} was written: {file}</source>
        <translation>{what} yazıldı: {file}</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>present, absent, excused, late, left early; then the next person</source>
        <translation>var, yok, izinli, geç, erken ayrıldı; sonra sıradaki kişi</translation>
    </message>
    <message>
        <source>minutes, after G or E</source>
        <translation>G ya da E’den sonra dakika</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Boşluk</translation>
    </message>
    <message>
        <source>present and next</source>
        <translation>var, sonrakine geç</translation>
    </message>
    <message>
        <source>fill the column</source>
        <translation>sütunu doldur</translation>
    </message>
    <message>
        <source>fill the row</source>
        <translation>satırı doldur</translation>
    </message>
    <message>
        <source>choose a block, then mark it</source>
        <translation>blok seç, sonra işaretle</translation>
    </message>
    <message>
        <source>add a walk-in</source>
        <translation>kayıtsız geleni ekle</translation>
    </message>
    <message>
        <source>go to a name</source>
        <translation>ada git</translation>
    </message>
    <message>
        <source>empty the cell</source>
        <translation>hücreyi boşalt</translation>
    </message>
    <message>
        <source>undo the last mark</source>
        <translation>son işareti geri al</translation>
    </message>
    <message>
        <source>back to the events</source>
        <translation>etkinliklere dön</translation>
    </message>
    <message>
        <source>plan an event</source>
        <translation>etkinlik planla</translation>
    </message>
    <message>
        <source>open the event</source>
        <translation>etkinliği aç</translation>
    </message>
    <message>
        <source>edit the event</source>
        <translation>etkinliği düzenle</translation>
    </message>
    <message>
        <source>withdraw the participant</source>
        <translation>katılımcıyı çıkar</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>süz</translation>
    </message>
    <message>
        <source>previous, next event</source>
        <translation>önceki, sonraki etkinlik</translation>
    </message>
    <message>
        <source>export the list</source>
        <translation>listeyi dışa aktar</translation>
    </message>
    <message>
        <source>back</source>
        <translation>geri</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Sürüyor</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Planlandı</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Bitti</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Tarihi yok</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Var</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Yok</translation>
    </message>
    <message>
        <source>Excused</source>
        <translation>İzinli</translation>
    </message>
    <message>
        <source>Late, minutes</source>
        <translation>Geç, dakika</translation>
    </message>
    <message>
        <source>Left early</source>
        <translation>Erken ayrıldı</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Davetli</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Teyitli</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>Kayıtsız gelen</translation>
    </message>
    <message>
        <source>Morning</source>
        <translation>Sabah</translation>
    </message>
    <message>
        <source>Afternoon</source>
        <translation>Öğleden sonra</translation>
    </message>
    <message>
        <source>a.m.</source>
        <translation>Sabah</translation>
    </message>
    <message>
        <source>p.m.</source>
        <translation>Ö. sonra</translation>
    </message>
    <message>
        <source>public</source>
        <translation>kamu</translation>
    </message>
    <message>
        <source>civil</source>
        <translation>sivil</translation>
    </message>
    <message>
        <source>academia</source>
        <translation>akademi</translation>
    </message>
    <message>
        <source>private</source>
        <translation>özel sektör</translation>
    </message>
    <message>
        <source>side unknown</source>
        <translation>kesimi bilinmiyor</translation>
    </message>
</context>
<context>
    <name>EventsPage</name>
    <message>
        <source>Name, place, kind…</source>
        <translation>Ad, yer, tür…</translation>
    </message>
    <message>
        <source>events</source>
        <translation>etkinlik</translation>
    </message>
    <message>
        <source>Plan an event</source>
        <translation>Etkinlik planla</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Etkinlik</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tarih</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Kişi</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Etkinlikler</translation>
    </message>
    <message>
        <source>No event yet</source>
        <translation>Henüz etkinlik yok</translation>
    </message>
    <message>
        <source>Trainings, Civil Society Days and meetings stand here with their participants and attendance.</source>
        <translation>Eğitimler, Sivil Toplum Günleri ve toplantılar, katılımcıları ve yoklamalarıyla burada durur.</translation>
    </message>
    <message>
        <source>No event fits</source>
        <translation>Uyan etkinlik yok</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Yeni etkinlik</translation>
    </message>
    <message>
        <source>Edit event</source>
        <translation>Etkinliği düzenle</translation>
    </message>
    <message>
        <source>Event planned.</source>
        <translation>Etkinlik planlandı.</translation>
    </message>
    <message>
        <source>Event changed.</source>
        <translation>Etkinlik değiştirildi.</translation>
    </message>
    <message>
        <source>Event deleted.</source>
        <translation>Etkinlik silindi.</translation>
    </message>
</context>
<context>
    <name>GridModel</name>
    <message>
        <source>not marked</source>
        <translation>işaretlenmedi</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad soyad</translation>
    </message>
    <message>
        <source>Institution / organisation</source>
        <translation>Kurum / kuruluş</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Oturum</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Oran</translation>
    </message>
</context>
<context>
    <name>GridTotals</name>
    <message>
        <source>Threshold {limit} · {count} below</source>
        <translation>Eşik {limit} · {count} kişi altında</translation>
    </message>
    <message>
        <source>Threshold {limit} · nobody below</source>
        <translation>Eşik {limit} · altında kimse yok</translation>
    </message>
    <message>
        <source>Present / attendance taken</source>
        <translation>Var olan / yoklaması alınan</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Attendance</source>
        <translation>Yoklama</translation>
    </message>
    <message>
        <source>“{key}” marks nothing. The keys are V, Y, İ, G, E.</source>
        <translation>“{key}” bir şey işaretlemez. Tuşlar: V, Y, İ, G, E.</translation>
    </message>
</context>
<context>
    <name>MarkingView</name>
    <message>
        <source>Everybody has a mark here already.</source>
        <translation>Burada herkes zaten işaretli.</translation>
    </message>
    <message>
        <source>{day} has not come yet. Attendance is taken on the day itself.</source>
        <translation>{day} henüz gelmedi. Yoklama o gün alınır.</translation>
    </message>
    <message>
        <source>Nothing was marked here that could be undone.</source>
        <translation>Burada geri alınacak bir işaret yok.</translation>
    </message>
</context>
<context>
    <name>ParticipantStrip</name>
    <message>
        <source>Institution / organisation</source>
        <translation>Kurum / kuruluş</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Kesim</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>bilinmiyor</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Unvan / görev</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Geldiği il</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>Kişiyi aç</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Kaydet</translation>
    </message>
    <message>
        <source>Choose the organisation from the list, or leave it empty.</source>
        <translation>Kuruluşu listeden seçin ya da boş bırakın.</translation>
    </message>
</context>
<context>
    <name>PeopleStrip</name>
    <message>
        <source>Institution / organisation</source>
        <translation>Kurum / kuruluş</translation>
    </message>
    <message>
        <source>Its people are offered first</source>
        <translation>Önce onun kişileri önerilir</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>New person “{text}”</source>
        <translation>Yeni kişi: “{text}”</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Kesim</translation>
    </message>
    <message>
        <source>from the organisation</source>
        <translation>kuruluştan</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Ekle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Choose at least one person.</source>
        <translation>En az bir kişi seçin.</translation>
    </message>
    <message>
        <source>{count} participants added.</source>
        <translation>{count} katılımcı eklendi.</translation>
    </message>
    <message>
        <source>They take part already; nothing changed.</source>
        <translation>Zaten katılımcılar; bir şey değişmedi.</translation>
    </message>
    <message>
        <source>{name} was added.</source>
        <translation>{name} eklendi.</translation>
    </message>
</context>
<context>
    <name>SessionStrip</name>
    <message>
        <source>Topic</source>
        <translation>Konu</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Bitiş</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Kaydet</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
</context>
<context>
    <name>WalkInStrip</name>
    <message>
        <source>New person “{text}”</source>
        <translation>Yeni kişi: “{text}”</translation>
    </message>
    <message>
        <source>Walk-in: name and surname</source>
        <translation>Kayıtsız gelen: ad soyad</translation>
    </message>
    <message>
        <source>Institution / organisation</source>
        <translation>Kurum / kuruluş</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Kesim</translation>
    </message>
    <message>
        <source>from the organisation</source>
        <translation>kuruluştan</translation>
    </message>
    <message>
        <source>Add as present</source>
        <translation>Var olarak ekle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Who came? Write name and surname.</source>
        <translation>Kim geldi? Ad ve soyad yazın.</translation>
    </message>
    <message>
        <source>Choose the organisation from the list, or leave it empty.</source>
        <translation>Kuruluşu listeden seçin ya da boş bırakın.</translation>
    </message>
</context>
</TS>
