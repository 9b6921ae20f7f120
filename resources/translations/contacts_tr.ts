<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>ContactExport</name>
    <message>
        <source>Contacts</source>
        <translation>Temaslar</translation>
    </message>
    <message>
        <source>Export of the contacts</source>
        <translation>Temasların aktarımı</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Gün</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Saat</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Kuruluşlar</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Konu</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Dakika</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Takip</translation>
    </message>
    <message>
        <source>{n} contacts written to {file}.</source>
        <translation>{n} temas {file} dosyasına yazıldı.</translation>
    </message>
    <message>
        <source>Export contacts</source>
        <translation>Temasları dışa aktar</translation>
    </message>
</context>
<context>
    <name>ContactFilters</name>
    <message>
        <source>since {day}</source>
        <translation>{day} ve sonrası</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Kiminle</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Ne zaman</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Takip</translation>
    </message>
    <message>
        <source>open</source>
        <translation>açık</translation>
    </message>
    <message>
        <source>this week</source>
        <translation>bu hafta</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>bu ay</translation>
    </message>
    <message>
        <source>last month</source>
        <translation>geçen ay</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>bu yıl</translation>
    </message>
    <message>
        <source>With an open follow-up</source>
        <translation>Açık takibi olanlar</translation>
    </message>
</context>
<context>
    <name>ContactForm</name>
    <message>
        <source>Save contact</source>
        <translation>Teması kaydet</translation>
    </message>
    <message>
        <source>&amp;Channel</source>
        <translation>Kan&amp;al</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Gün</translation>
    </message>
    <message>
        <source>&amp;Organisations</source>
        <translation>K&amp;uruluşlar</translation>
    </message>
    <message>
        <source>Type a name…</source>
        <translation>Ad yazın…</translation>
    </message>
    <message>
        <source>Add “{text}” as a new organisation</source>
        <translation>“{text}” adıyla yeni kuruluş ekle</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>Kişi&amp;ler</translation>
    </message>
    <message>
        <source>Add “{text}” as a new person</source>
        <translation>“{text}” adıyla yeni kişi ekle</translation>
    </message>
    <message>
        <source>&amp;Subject</source>
        <translation>K&amp;onu</translation>
    </message>
    <message>
        <source>What it was about, in a few words</source>
        <translation>Birkaç sözcükle, ne konuşuldu</translation>
    </message>
    <message>
        <source>Su&amp;mmary</source>
        <translation>Ö&amp;zet</translation>
    </message>
    <message>
        <source>T&amp;ime of day</source>
        <translation>&amp;Saat</translation>
    </message>
    <message>
        <source>&amp;At what time</source>
        <translation>Saat &amp;kaçta</translation>
    </message>
    <message>
        <source>Dura&amp;tion (minutes)</source>
        <translation>Sü&amp;re (dakika)</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Takip</translation>
    </message>
    <message>
        <source>What is to be &amp;followed up</source>
        <translation>&amp;Takip edilecek iş</translation>
    </message>
    <message>
        <source>D&amp;ue on</source>
        <translation>So&amp;n gün</translation>
    </message>
    <message>
        <source>&amp;By whom</source>
        <translation>Ki&amp;m yapacak</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Yeni temas</translation>
    </message>
    <message>
        <source>Change contact</source>
        <translation>Teması düzenle</translation>
    </message>
    <message>
        <source>Every word is kept as a draft.</source>
        <translation>Yazdıklarınız taslak olarak saklanır.</translation>
    </message>
    <message>
        <source>Enter the day of the contact.</source>
        <translation>Temasın gününü girin.</translation>
    </message>
    <message>
        <source>Write the duration in whole minutes, for example 15.</source>
        <translation>Süreyi tam dakika olarak yazın, örneğin 15.</translation>
    </message>
    <message>
        <source>Enter the day by which it is due.</source>
        <translation>Hangi güne kadar yapılacağını girin.</translation>
    </message>
</context>
<context>
    <name>ContactList</name>
    <message>
        <source>Contacts</source>
        <translation>Temaslar</translation>
    </message>
    <message>
        <source>The contacts of your office will stand here</source>
        <translation>Burada müdürlüğünüzün temasları duracak</translation>
    </message>
    <message>
        <source>Log each call, visit and letter in a minute; follow-ups appear under Today.</source>
        <translation>Her aramayı, ziyareti ve yazıyı bir dakikada kaydedin; takipler Bugün sayfasında görünür.</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Temas ekle</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Gün</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Kiminle</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Takip</translation>
    </message>
    <message>
        <source>No contact fits</source>
        <translation>Süzgece uyan temas yok</translation>
    </message>
    <message>
        <source>without a subject</source>
        <translation>konusuz</translation>
    </message>
    <message>
        <source>Half-written contact: {title}</source>
        <translation>Yarım kalan temas: {title}</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Yazmayı sürdür</translation>
    </message>
</context>
<context>
    <name>ContactView</name>
    <message>
        <source>Change</source>
        <translation>Düzenle</translation>
    </message>
    <message>
        <source>Delete contact</source>
        <translation>Teması sil</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Kuruluşlar</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} dakika</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Gün</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Süre</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>Kaydeden</translation>
    </message>
    <message>
        <source>Entered at</source>
        <translation>Kayıt zamanı</translation>
    </message>
    <message>
        <source>No summary was written.</source>
        <translation>Özet yazılmamış.</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>Contacts</source>
        <translation>Temaslar</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Temas ekle</translation>
    </message>
    <message>
        <source>Subject, summary, name…</source>
        <translation>Konu, özet, ad…</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>temas</translation>
    </message>
    <message>
        <source>new contact</source>
        <translation>yeni temas</translation>
    </message>
    <message>
        <source>change the contact</source>
        <translation>teması düzenle</translation>
    </message>
    <message>
        <source>save the contact</source>
        <translation>teması kaydet</translation>
    </message>
    <message>
        <source>delete the contact</source>
        <translation>teması sil</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Boşluk</translation>
    </message>
    <message>
        <source>follow-up done, or open again</source>
        <translation>takip yapıldı ya da yeniden açık</translation>
    </message>
    <message>
        <source>previous, next contact</source>
        <translation>önceki, sonraki temas</translation>
    </message>
    <message>
        <source>export the list</source>
        <translation>listeyi dışa aktar</translation>
    </message>
    <message>
        <source>Contact saved.</source>
        <translation>Temas kaydedildi.</translation>
    </message>
    <message>
        <source>Contact changed.</source>
        <translation>Temas değiştirildi.</translation>
    </message>
    <message>
        <source>Draft given up.</source>
        <translation>Taslaktan vazgeçildi.</translation>
    </message>
    <message>
        <source>Contact deleted.</source>
        <translation>Temas silindi.</translation>
    </message>
</context>
<context>
    <name>FollowUpPanel</name>
    <message>
        <source>Follow-ups</source>
        <translation>Takipler</translation>
    </message>
    <message>
        <source>Add follow-up</source>
        <translation>Takip ekle</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Son gün</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Ne</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Kim yapacak</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Boşluk</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>Ertele</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>What is to be followed up</source>
        <translation>Takip edilecek iş</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Son gün</translation>
    </message>
    <message>
        <source>At what time</source>
        <translation>Saat kaçta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Save follow-up</source>
        <translation>Takibi kaydet</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Yarına</translation>
    </message>
    <message>
        <source>In three days</source>
        <translation>Üç gün sonraya</translation>
    </message>
    <message>
        <source>Next Monday</source>
        <translation>Gelecek pazartesiye</translation>
    </message>
    <message>
        <source>In a month</source>
        <translation>Bir ay sonraya</translation>
    </message>
    <message>
        <source>Another day…</source>
        <translation>Başka bir güne…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>{open} open, {done} done</source>
        <translation>{open} açık, {done} yapıldı</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Yeniden aç</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Yapıldı</translation>
    </message>
    <message>
        <source>Follow-up done.</source>
        <translation>Takip yapıldı.</translation>
    </message>
    <message>
        <source>Follow-up is open again.</source>
        <translation>Takip yeniden açık.</translation>
    </message>
    <message>
        <source>Follow-up put off to {day}.</source>
        <translation>Takip ertelendi: {day}.</translation>
    </message>
    <message>
        <source>Follow-up deleted.</source>
        <translation>Takip silindi.</translation>
    </message>
    <message>
        <source>Enter the day by which it is due.</source>
        <translation>Hangi güne kadar yapılacağını girin.</translation>
    </message>
    <message>
        <source>Follow-up changed.</source>
        <translation>Takip değiştirildi.</translation>
    </message>
    <message>
        <source>Follow-up added.</source>
        <translation>Takip eklendi.</translation>
    </message>
</context>
</TS>
