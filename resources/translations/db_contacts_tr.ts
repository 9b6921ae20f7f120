<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>This record is no longer here; it was deleted.</source>
        <translation>Bu kayıt artık burada yok; silinmiş.</translation>
    </message>
    <message>
        <source>Follow-up added</source>
        <translation>Takip eklendi</translation>
    </message>
    <message>
        <source>Follow-up done</source>
        <translation>Takip yapıldı</translation>
    </message>
    <message>
        <source>Follow-up reopened</source>
        <translation>Takip yeniden açıldı</translation>
    </message>
    <message>
        <source>Follow-up postponed</source>
        <translation>Takip ertelendi</translation>
    </message>
    <message>
        <source>Follow-up changed</source>
        <translation>Takip değiştirildi</translation>
    </message>
    <message>
        <source>Follow-up deleted</source>
        <translation>Takip silindi</translation>
    </message>
    <message>
        <source>The subject is empty. Write in a few words what the contact was about.</source>
        <translation>Konu boş. Temasın ne hakkında olduğunu birkaç sözcükle yazın.</translation>
    </message>
    <message>
        <source>Choose how the contact was made.</source>
        <translation>Temasın nasıl kurulduğunu seçin.</translation>
    </message>
    <message>
        <source>{day} lies ahead. Enter what has been; for what is to come add a follow-up.</source>
        <translation>{day} henüz gelmedi. Yapılmış teması girin; yapılacak iş için takip ekleyin.</translation>
    </message>
    <message>
        <source>Add at least one organisation or person that the contact was with.</source>
        <translation>Temasın kiminle olduğunu belirtin: en az bir kuruluş ya da kişi ekleyin.</translation>
    </message>
    <message>
        <source>The duration must be between 1 and {longest} minutes.</source>
        <translation>Süre 1 ile {longest} dakika arasında olmalı.</translation>
    </message>
    <message>
        <source>“{text}” is not a time. Write it like 14:30.</source>
        <translation>“{text}” bir saat değil. 14:30 gibi yazın.</translation>
    </message>
    <message>
        <source>Write what is to be followed up, or clear its due date.</source>
        <translation>Takip edilecek işi yazın ya da son günü silin.</translation>
    </message>
    <message>
        <source>The follow-up cannot be due before the contact. Choose {day} or later.</source>
        <translation>Takibin son günü temastan önce olamaz. {day} ya da sonrasını seçin.</translation>
    </message>
    <message>
        <source>{day} has passed. Choose today or later.</source>
        <translation>{day} geçti. Bugünü ya da sonrasını seçin.</translation>
    </message>
    <message>
        <source>An organisation or person of this contact is not known here. Choose it again.</source>
        <translation>Bu temastaki bir kuruluş ya da kişi burada kayıtlı değil. Yeniden seçin.</translation>
    </message>
    <message>
        <source>Contact added</source>
        <translation>Temas eklendi</translation>
    </message>
    <message>
        <source>Contact changed</source>
        <translation>Temas değiştirildi</translation>
    </message>
    <message>
        <source>Contact deleted</source>
        <translation>Temas silindi</translation>
    </message>
</context>
</TS>
