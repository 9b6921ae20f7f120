<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>This person is not among the participants any more.</source>
        <translation>Bu kişi artık katılımcılar arasında değil.</translation>
    </message>
    <message>
        <source>One of the people chosen is not in the registry any more.</source>
        <translation>Seçilen kişilerden biri artık kayıtlı değil.</translation>
    </message>
    <message>
        <source>Write name and surname, for example “Ayşe Yılmaz”.</source>
        <translation>Ad ve soyad yazın, örneğin “Ayşe Yılmaz”.</translation>
    </message>
    <message>
        <source>“{side}” is not a side: public, civil society, academia or private sector.</source>
        <translation>“{side}” bir kesim değil: kamu, sivil toplum, akademi ya da özel sektör.</translation>
    </message>
    <message>
        <source>“{status}” is not a status of a participant.</source>
        <translation>“{status}” bir katılımcı durumu değil.</translation>
    </message>
    <message>
        <source>This half day is not part of the event any more.</source>
        <translation>Bu yarım gün artık etkinlikte yok.</translation>
    </message>
    <message>
        <source>“{mark}” is not a mark of attendance.</source>
        <translation>“{mark}” bir yoklama işareti değil.</translation>
    </message>
    <message>
        <source>{minutes} minutes is longer than half a day. Write 1 to {longest}.</source>
        <translation>{minutes} dakika yarım günden uzun. 1 ile {longest} arasında yazın.</translation>
    </message>
    <message>
        <source>This person takes part in another event.</source>
        <translation>Bu kişi başka bir etkinliğin katılımcısı.</translation>
    </message>
    <message>
        <source>This event does not exist any more.</source>
        <translation>Bu etkinlik artık yok.</translation>
    </message>
    <message>
        <source>Give the event a name, so that it is found again.</source>
        <translation>Etkinliğe bir ad verin; yeniden bulunabilsin.</translation>
    </message>
    <message>
        <source>Choose what kind of event it is.</source>
        <translation>Etkinliğin türünü seçin.</translation>
    </message>
    <message>
        <source>The event has a last day but no first one. Fill in the first day.</source>
        <translation>Son gün var, ilk gün yok. İlk günü yazın.</translation>
    </message>
    <message>
        <source>The last day, {end}, lies before the first one, {start}.</source>
        <translation>Son gün ({end}) ilk günden ({start}) önce.</translation>
    </message>
    <message>
        <source>From {start} to {end} are {days} days; an event lasts {longest} days at most.</source>
        <translation>{start} ile {end} arası {days} gün; bir etkinlik en çok {longest} gün sürer.</translation>
    </message>
    <message>
        <source>Choose at least one half day: morning or afternoon.</source>
        <translation>En az bir yarım gün seçin: sabah ya da öğleden sonra.</translation>
    </message>
    <message>
        <source>“{text}” is not a number of places. Write a whole number from 1 to {most}, or nothing.</source>
        <translation>“{text}” bir kontenjan sayısı değil. 1 ile {most} arasında bir tam sayı yazın ya da boş bırakın.</translation>
    </message>
    <message>
        <source>Attendance was taken on {day}. Clear the marks of that day first, then leave it out of the event.</source>
        <translation>{day} gününün yoklaması alınmış. Önce o günün işaretlerini silin, sonra günü çıkarın.</translation>
    </message>
    <message>
        <source>Give the programme a name.</source>
        <translation>Programa bir ad verin.</translation>
    </message>
    <message>
        <source>Event planned</source>
        <translation>Etkinlik planlandı</translation>
    </message>
    <message>
        <source>Event changed</source>
        <translation>Etkinlik değiştirildi</translation>
    </message>
    <message>
        <source>Event deleted</source>
        <translation>Etkinlik silindi</translation>
    </message>
    <message>
        <source>Programme added</source>
        <translation>Program eklendi</translation>
    </message>
    <message>
        <source>Session changed</source>
        <translation>Oturum değiştirildi</translation>
    </message>
    <message>
        <source>“{text}” is not a time of day. Write it like 09:30.</source>
        <translation>“{text}” bir saat değil. 09:30 gibi yazın.</translation>
    </message>
    <message>
        <source>Participants added</source>
        <translation>Katılımcılar eklendi</translation>
    </message>
    <message>
        <source>Walk-in added</source>
        <translation>Kayıtsız gelen eklendi</translation>
    </message>
    <message>
        <source>Participant changed</source>
        <translation>Katılımcı değiştirildi</translation>
    </message>
    <message>
        <source>Participant withdrawn</source>
        <translation>Katılımcı çıkarıldı</translation>
    </message>
    <message>
        <source>Attendance marked</source>
        <translation>Yoklama işaretlendi</translation>
    </message>
    <message>
        <source>Attendance cleared</source>
        <translation>Yoklama silindi</translation>
    </message>
    <message>
        <source>Attendance put back</source>
        <translation>Yoklama geri alındı</translation>
    </message>
</context>
</TS>
