<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>AskStrip</name>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
</context>
<context>
    <name>CardFile</name>
    <message>
        <source>Save as vCard</source>
        <translation>vCard olarak kaydet</translation>
    </message>
    <message>
        <source>vCard (*.vcf)</source>
        <translation>vCard (*.vcf)</translation>
    </message>
    <message>
        <source>vCard saved: {name}</source>
        <translation>vCard kaydedildi: {name}</translation>
    </message>
    <message>
        <source>It could not be written there. Choose another place.</source>
        <translation>Oraya yazılamadı. Başka bir yer seçin.</translation>
    </message>
</context>
<context>
    <name>ChangePane</name>
    <message>
        <source>All of them were so already; nothing was changed.</source>
        <translation>Hepsi zaten öyleydi; hiçbir şey değişmedi.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Changed since: kept.</source>
        <translation>Sonradan değiştirilmiş: olduğu gibi bırakıldı.</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>Changes</source>
        <translation>Değişiklikler</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Henüz bir değişiklik yok.</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Kaydedildi</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Değiştirildi</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Silindi</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>Geri getirildi</translation>
    </message>
    <message>
        <source>Data erased for good</source>
        <translation>Veri kalıcı olarak silindi</translation>
    </message>
    <message>
        <source>Moved to another office</source>
        <translation>Başka birime taşındı</translation>
    </message>
    <message>
        <source>Shared with other offices</source>
        <translation>Başka birimlerle paylaşıldı</translation>
    </message>
    <message>
        <source>Merged into another record</source>
        <translation>Başka bir kayıtla birleştirildi</translation>
    </message>
    <message>
        <source>Parted from another record</source>
        <translation>Başka bir kayıttan ayrıldı</translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Sütunlar</translation>
    </message>
    <message>
        <source>The usual columns</source>
        <translation>Olağan sütunlar</translation>
    </message>
    <message>
        <source>&amp;Whole page for the list</source>
        <translation>Listeye &amp;bütün sayfa</translation>
    </message>
</context>
<context>
    <name>ColumnsSide</name>
    <message>
        <source>Column in the file</source>
        <translation>Dosyadaki sütun</translation>
    </message>
    <message>
        <source>Taken into</source>
        <translation>Alındığı alan</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Kesinlik</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Dosyanın sütunları</translation>
    </message>
    <message>
        <source>Taken &amp;into</source>
        <translation>Alındığı a&amp;lan</translation>
    </message>
    <message>
        <source>Do not take</source>
        <translation>Alınmasın</translation>
    </message>
    <message>
        <source>In records that &amp;are here</source>
        <translation>Var olan ka&amp;yıtlarda</translation>
    </message>
    <message>
        <source>empty column</source>
        <translation>boş sütun</translation>
    </message>
    <message>
        <source>perhaps {field}</source>
        <translation>belki {field}</translation>
    </message>
    <message>
        <source>No column holds the names. Select the one that does, press Enter and choose “{field}”.</source>
        <translation>Adların bulunduğu sütun belli değil. O sütunu seçip Enter’a basın ve “{field}” alanını seçin.</translation>
    </message>
    <message>
        <source>The columns are read as they were the last time.</source>
        <translation>Kaydedilen eşleme kullanıldı: sütunlar geçen seferki gibi okunuyor.</translation>
    </message>
    <message>
        <source>Column {column} gave it up: this field takes one column.</source>
        <translation>{column} sütunundan alındı: bu alan tek sütundan dolar.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Choose records first: Shift and Ctrl choose several, Ctrl+A all of them.</source>
        <translation>Önce kayıt seçin: Shift ve Ctrl ile birkaçı, Ctrl+A ile tümü.</translation>
    </message>
</context>
<context>
    <name>DocumentsPanel</name>
    <message>
        <source>Documents</source>
        <translation>Belgeler</translation>
    </message>
    <message>
        <source>Add documents…</source>
        <translation>Belge ekle…</translation>
    </message>
    <message>
        <source>Statutes, decisions, pictures: drop files here, paste or choose them. Each may have 25 MB.</source>
        <translation>Tüzük, karar, resim: dosyaları buraya bırakın, yapıştırın ya da seçin. Her biri en çok 25 MB.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>burada değil</translation>
    </message>
    <message>
        <source>{n} of {m} parts here</source>
        <translation>{n}/{m} parça burada</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Farklı kaydet…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Kaldır</translation>
    </message>
    <message>
        <source>Its content is not on this computer yet; it comes with the next packages.</source>
        <translation>İçeriği henüz bu bilgisayarda değil; sonraki paketlerle gelir.</translation>
    </message>
    <message>
        <source>This picture cannot be shown here. Save it to look at it.</source>
        <translation>Bu resim burada gösterilemiyor. Bakmak için kaydedin.</translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation>Belge ekle</translation>
    </message>
    <message>
        <source>Adding documents</source>
        <translation>Belgeler ekleniyor</translation>
    </message>
    <message>
        <source>If you stop it, none of them is kept.</source>
        <translation>Durdurursanız hiçbiri saklanmaz.</translation>
    </message>
    <message>
        <source>Document added.</source>
        <translation>Belge eklendi.</translation>
    </message>
    <message>
        <source>{n} documents added.</source>
        <translation>{n} belge eklendi.</translation>
    </message>
    <message>
        <source>Pasted {when}</source>
        <translation>Yapıştırılan {when}</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Farklı kaydet</translation>
    </message>
    <message>
        <source>It could not be written there. Choose another place.</source>
        <translation>Oraya yazılamadı. Başka bir yer seçin.</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Kaydedildi: {path}</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Klasörü göster</translation>
    </message>
    <message>
        <source>Document removed.</source>
        <translation>Belge kaldırıldı.</translation>
    </message>
</context>
<context>
    <name>DoneView</name>
    <message>
        <source>Choose another file…</source>
        <translation>Başka dosya seç…</translation>
    </message>
    <message>
        <source>Save refused rows…</source>
        <translation>Reddedilenleri kaydet…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Geri al</translation>
    </message>
</context>
<context>
    <name>DuplicatesReview</name>
    <message>
        <source>Organisations</source>
        <translation>Kuruluşlar</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>Ad…</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>çift</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Çiftler</translation>
    </message>
    <message>
        <source>Choose a pair: both records will stand here side by side.</source>
        <translation>Bir çift seçin: iki kayıt burada yan yana durur.</translation>
    </message>
    <message>
        <source>Only those that leave no doubt</source>
        <translation>Yalnız kuşku bırakmayanlar</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Yeniden ara</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Kayıtlar</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>Benzerlik</translation>
    </message>
    <message>
        <source>No duplicates found</source>
        <translation>Mükerrer kayıt bulunmadı</translation>
    </message>
    <message>
        <source>Pairs that may be the same will stand here. New records are compared while they are entered.</source>
        <translation>Aynı olabilecek çiftler burada durur. Yeni kayıtlar girilirken de karşılaştırılır.</translation>
    </message>
    <message>
        <source>no doubt</source>
        <translation>kuşkusuz</translation>
    </message>
    <message>
        <source>look at it</source>
        <translation>bakın</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Mükerrer kayıtlar</translation>
    </message>
    <message>
        <source>Looking for duplicates…</source>
        <translation>Mükerrer kayıtlar aranıyor…</translation>
    </message>
    <message>
        <source>Stopping it changes nothing. You can search again later.</source>
        <translation>Durdurmak hiçbir şeyi değiştirmez. Sonra yeniden arayabilirsiniz.</translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>Mükerrer kayıt araması</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Yalnız</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Bir şey bulunamadı</translation>
    </message>
    <message>
        <source>The search was stopped.</source>
        <translation>Arama durduruldu.</translation>
    </message>
    <message>
        <source>Through the pairs, or through the fields</source>
        <translation>Çiftler ya da alanlar arasında gezer</translation>
    </message>
    <message>
        <source>From the pair to its fields</source>
        <translation>Çiftten alanlarına geçer</translation>
    </message>
    <message>
        <source>Keep the value of the first or of the second record</source>
        <translation>Birinci ya da ikinci kaydın değerini tutar</translation>
    </message>
    <message>
        <source>Which record stands for both</source>
        <translation>Hangi kayıt ikisinin yerine kalır</translation>
    </message>
    <message>
        <source>Merge into one</source>
        <translation>Birleştir</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Aynı değil</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Sonra</translation>
    </message>
    <message>
        <source>Previous or next pair</source>
        <translation>Önceki ya da sonraki çift</translation>
    </message>
    <message>
        <source>The two records are one now.</source>
        <translation>İki kayıt birleştirildi.</translation>
    </message>
    <message>
        <source>Kept apart, and not asked about again.</source>
        <translation>Ayrı tutuldu, bir daha sorulmaz.</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Saved at once; it can be undone.</source>
        <translation>Hemen kaydedilir; geri alınabilir.</translation>
    </message>
</context>
<context>
    <name>ErasePane</name>
    <message>
        <source>Why</source>
        <translation>Sebep</translation>
    </message>
    <message>
        <source>Number of the petition or decision</source>
        <translation>Başvuru ya da karar sayısı</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Onaylayan</translation>
    </message>
    <message>
        <source>The person asked for it (art. 11)</source>
        <translation>Kişi istedi (m. 11)</translation>
    </message>
    <message>
        <source>The purpose has gone (art. 7)</source>
        <translation>İşleme sebebi kalktı (m. 7)</translation>
    </message>
    <message>
        <source>The period of keeping is over</source>
        <translation>Saklama süresi doldu</translation>
    </message>
    <message>
        <source>Consent was withdrawn</source>
        <translation>Açık rıza geri alındı</translation>
    </message>
    <message>
        <source>A decision of the Authority or a court</source>
        <translation>Kurul ya da mahkeme kararı</translation>
    </message>
    <message>
        <source>Recorded by mistake</source>
        <translation>Yanlışlıkla kaydedilmiş</translation>
    </message>
    <message>
        <source>Erase for good: {name}</source>
        <translation>Kalıcı olarak sil: {name}</translation>
    </message>
    <message>
        <source>This cannot be undone, neither here nor anywhere else. History keeps only that it was done.</source>
        <translation>Bu işlem ne burada ne başka bir yerde geri alınabilir. Geçmişte yalnız silindiği kalır.</translation>
    </message>
    <message>
        <source>Erase the words of the {n} shared contacts as well</source>
        <translation>Ortak {n} temasın yazılarını da sil</translation>
    </message>
    <message>
        <source>Type this to confirm: {name}</source>
        <translation>Onaylamak için şunu yazın: {name}</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Kalıcı olarak sil</translation>
    </message>
    <message>
        <source>Save the minutes…</source>
        <translation>Tutanağı kaydet…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Silinecekler</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>Kimlik numarası</translation>
    </message>
    <message>
        <source>erased on this computer</source>
        <translation>bu bilgisayardan silinir</translation>
    </message>
    <message>
        <source>{n} contacts were with others too. Their words stay: read them, they may name the person.</source>
        <translation>{n} temas başkalarıyla da yapılmış. Yazıları kalır: okuyun, kişinin adı geçiyor olabilir.</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Kalanlar</translation>
    </message>
    <message>
        <source>{n} records of other offices are erased at headquarters once this has come there.</source>
        <translation>Başka birimlerin {n} kaydı, bu işlem Genel Merkeze ulaşınca orada silinir.</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Başka birimlerde</translation>
    </message>
    <message>
        <source>It goes with the next packages to every place that has the record, and is erased there.</source>
        <translation>Sonraki paketlerle kaydın bulunduğu her yere gider ve orada da silinir.</translation>
    </message>
    <message>
        <source>Other places</source>
        <translation>Diğer yerler</translation>
    </message>
    <message>
        <source>{n} made until today still hold it; they go by themselves within twelve months.</source>
        <translation>Bugüne dek alınan {n} yedekte durur; yedekler on iki ay içinde kendiliğinden silinir.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Yedekler</translation>
    </message>
    <message>
        <source>records of the person</source>
        <translation>kişi kaydı</translation>
    </message>
    <message>
        <source>posts</source>
        <translation>görev</translation>
    </message>
    <message>
        <source>participations</source>
        <translation>etkinlik katılımı</translation>
    </message>
    <message>
        <source>marks of attendance</source>
        <translation>yoklama işareti</translation>
    </message>
    <message>
        <source>contacts with them alone</source>
        <translation>yalnız onunla temas</translation>
    </message>
    <message>
        <source>links to contacts</source>
        <translation>temas bağlantısı</translation>
    </message>
    <message>
        <source>links to organisations</source>
        <translation>kuruluş bağlantısı</translation>
    </message>
    <message>
        <source>follow-ups</source>
        <translation>takip</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>belge</translation>
    </message>
    <message>
        <source>notes of merging</source>
        <translation>birleştirme bilgisi</translation>
    </message>
    <message>
        <source>interviews</source>
        <translation>görüşme</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>yanıt</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>Siliniyor</translation>
    </message>
    <message>
        <source>Erased for good</source>
        <translation>Kalıcı olarak silindi</translation>
    </message>
    <message>
        <source>The data was erased. Keep the minutes for at least three years.</source>
        <translation>Veri silindi. Tutanağı en az üç yıl saklayın.</translation>
    </message>
    <message>
        <source>The person’s data was erased for good.</source>
        <translation>Kişinin verileri kalıcı olarak silindi.</translation>
    </message>
    <message>
        <source>The interview was erased for good.</source>
        <translation>Görüşme kalıcı olarak silindi.</translation>
    </message>
    <message>
        <source>Where the minutes are written</source>
        <translation>Tutanağın yazılacağı yer</translation>
    </message>
    <message>
        <source>Minutes.pdf</source>
        <translation>İmha tutanağı.pdf</translation>
    </message>
    <message>
        <source>Minutes written to {name}.</source>
        <translation>Tutanak {name} dosyasına yazıldı.</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>{n} rows written to {name}.</source>
        <translation>{n} satır {name} dosyasına yazıldı.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Dışa aktarma</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Çalışma kitabı (*.xlsx)</translation>
    </message>
    <message>
        <source>Text table for Excel (*.csv)</source>
        <translation>Excel için metin çizelgesi (*.csv)</translation>
    </message>
    <message>
        <source>Address cards (*.vcf)</source>
        <translation>Adres kartları (*.vcf)</translation>
    </message>
    <message>
        <source>Export what the list shows</source>
        <translation>Listede görüneni dışa aktar</translation>
    </message>
</context>
<context>
    <name>FieldsView</name>
    <message>
        <source>First</source>
        <translation>Birinci</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>İkinci</translation>
    </message>
    <message>
        <source>both are kept</source>
        <translation>ikisi de tutulur</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>kalır</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>gider</translation>
    </message>
</context>
<context>
    <name>FormerNamesField</name>
    <message>
        <source>Former name</source>
        <translation>Eski ad</translation>
    </message>
</context>
<context>
    <name>ImportFoot</name>
    <message>
        <source>Save refused rows…</source>
        <translation>Reddedilenleri kaydet…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>İçe aktar</translation>
    </message>
    <message>
        <source>Nothing has been written yet.</source>
        <translation>Henüz hiçbir şey yazılmadı.</translation>
    </message>
    <message>
        <source>All of it is imported or nothing; afterwards it can be taken back.</source>
        <translation>Aktarım ya tümüyle yapılır ya hiç; sonra geri alınabilir.</translation>
    </message>
    <message>
        <source>Import ({n})</source>
        <translation>İçe aktar ({n})</translation>
    </message>
    <message>
        <source>No row of the file brings anything new.</source>
        <translation>Dosyada yeni bir şey getiren satır yok.</translation>
    </message>
    <message>
        <source>Import (Ctrl+Enter)</source>
        <translation>İçe aktar (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>ImportFrame</name>
    <message>
        <source>Show the dry run</source>
        <translation>Denemeyi göster</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Kuruluşlar</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <translation>Dosyadan içe aktarma</translation>
    </message>
    <message>
        <source>choose a file</source>
        <translation>dosya seç</translation>
    </message>
    <message>
        <source>change the field of the column</source>
        <translation>sütunun alanını değiştir</translation>
    </message>
    <message>
        <source>do not take the column</source>
        <translation>sütunu alma</translation>
    </message>
    <message>
        <source>columns and dry run</source>
        <translation>sütunlar ve deneme</translation>
    </message>
    <message>
        <source>from one count to the next</source>
        <translation>bir sayıdan ötekine</translation>
    </message>
    <message>
        <source>import</source>
        <translation>içe aktar</translation>
    </message>
    <message>
        <source>back; the mapping is kept</source>
        <translation>geri; eşleme durur</translation>
    </message>
    <message>
        <source>Spreadsheets and vCards</source>
        <translation>Çizelgeler ve vCard’lar</translation>
    </message>
    <message>
        <source>File to import</source>
        <translation>İçe aktarılacak dosya</translation>
    </message>
    <message>
        <source>Save refused rows</source>
        <translation>Reddedilenleri kaydet</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>“{file}” stands ready with your mapping.</source>
        <translation>“{file}” eşlemenizle birlikte hazır duruyor.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Sürdür</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>Okunuyor: {file}</translation>
    </message>
    <message>
        <source>Nothing is written while the file is read.</source>
        <translation>Dosya okunurken hiçbir şey yazılmaz.</translation>
    </message>
    <message>
        <source>No column holds the names.</source>
        <translation>Adların bulunduğu sütun belli değil.</translation>
    </message>
    <message>
        <source>Dry run…</source>
        <translation>Deneme sürüyor…</translation>
    </message>
    <message>
        <source>Nothing is written.</source>
        <translation>Hiçbir şey yazılmaz.</translation>
    </message>
    <message>
        <source>{n} rows are written</source>
        <translation>{n} satır yazılıyor</translation>
    </message>
    <message>
        <source>If you cancel, nothing of this file is kept.</source>
        <translation>Vazgeçerseniz bu dosyadan hiçbir şey kalmaz.</translation>
    </message>
    <message>
        <source>“{file}” was imported</source>
        <translation>“{file}” içe aktarıldı</translation>
    </message>
    <message>
        <source>The mapping is remembered for the next file with these headings.</source>
        <translation>Eşleme, aynı başlıkları taşıyan sonraki dosya için saklandı.</translation>
    </message>
    <message>
        <source>To the people</source>
        <translation>Kişilere git</translation>
    </message>
    <message>
        <source>To the organisations</source>
        <translation>Kuruluşlara git</translation>
    </message>
    <message>
        <source>{n} rows imported.</source>
        <translation>{n} satır içe aktarıldı.</translation>
    </message>
    <message>
        <source>{file} - refused.xlsx</source>
        <translation>{file} - reddedilenler.xlsx</translation>
    </message>
    <message>
        <source>Take “{file}” back? {counts}. New records go, overwritten values come back; records that were edited or used since are kept.</source>
        <translation>“{file}” geri alınsın mı? {counts}. Yeni kayıtlar gider, üzerine yazılan değerler geri gelir; o günden sonra değişen ya da kullanılan kayıtlar kalır.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Taking back {file}</source>
        <translation>Geri alınıyor: {file}</translation>
    </message>
    <message>
        <source>If you cancel, the import stays as it is.</source>
        <translation>Vazgeçerseniz aktarım olduğu gibi kalır.</translation>
    </message>
    <message>
        <source>“{file}” was taken back: {n} records are as they were before.</source>
        <translation>“{file}” geri alındı: {n} kayıt önceki hâline döndü.</translation>
    </message>
    <message>
        <source>{n} were edited or used since and are kept; they stand below.</source>
        <translation>{n} kayıt sonradan değiştiği ya da kullanıldığı için kaldı; aşağıda duruyor.</translation>
    </message>
    <message>
        <source>{n} refused rows written to {file}.</source>
        <translation>Reddedilen {n} satır {file} dosyasına yazıldı.</translation>
    </message>
    <message>
        <source>The dry run did not come to its end.</source>
        <translation>Deneme tamamlanamadı.</translation>
    </message>
    <message>
        <source>The register has changed meanwhile; nothing was taken. The dry run is made again, look at it once more.</source>
        <translation>Bu arada kayıtlar değişti; hiçbir şey alınmadı. Deneme yeniden yapılıyor, sonucuna bir daha bakın.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing of this file was written.</source>
        <translation>Vazgeçildi. Bu dosyadan hiçbir şey yazılmadı.</translation>
    </message>
    <message>
        <source>Cancelled. The import stays as it is.</source>
        <translation>Vazgeçildi. Aktarım olduğu gibi duruyor.</translation>
    </message>
    <message>
        <source>{n} of {total} rows</source>
        <translation>{n} / {total} satır</translation>
    </message>
</context>
<context>
    <name>ImportWork</name>
    <message>
        <source>Reading {file}</source>
        <translation>Okunuyor: {file}</translation>
    </message>
    <message>
        <source>Dry run of {file}</source>
        <translation>Deneme: {file}</translation>
    </message>
    <message>
        <source>Importing {file}</source>
        <translation>İçe aktarılıyor: {file}</translation>
    </message>
    <message>
        <source>Taking back {file}</source>
        <translation>Geri alınıyor: {file}</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>Yazılıyor: {file}</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>New</source>
        <translation>Yeni</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Güncellenecek</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Aynı</translation>
    </message>
    <message>
        <source>Maybe known</source>
        <translation>Olası mükerrer</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Reddedilecek</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Uyarı</translation>
    </message>
    <message>
        <source>as last time</source>
        <translation>geçen seferki</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>seçildi</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>kesin</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>olası</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>belirsiz</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>alınmaz</translation>
    </message>
    <message>
        <source>KVKK: not taken</source>
        <translation>KVKK: alınmaz</translation>
    </message>
    <message>
        <source>Fill where ours is empty</source>
        <translation>Boşsa doldur</translation>
    </message>
    <message>
        <source>Overwrite ours</source>
        <translation>Üzerine yaz</translation>
    </message>
    <message>
        <source>Leave ours alone</source>
        <translation>Dokunma</translation>
    </message>
    <message>
        <source>Identity numbers are not stored (KVKK). This column is neither read nor shown.</source>
        <translation>Kimlik numaraları saklanmaz (KVKK). Bu sütun alınmaz ve gösterilmez.</translation>
    </message>
    <message>
        <source>Memberships are sensitive data (KVKK). This column is neither read nor shown.</source>
        <translation>Üyelikler özel nitelikli veridir (KVKK). Bu sütun alınmaz ve gösterilmez.</translation>
    </message>
    <message>
        <source>new: {n}</source>
        <translation>{n} yeni</translation>
    </message>
    <message>
        <source>updated: {n}</source>
        <translation>{n} güncelleme</translation>
    </message>
    <message>
        <source>same: {n}</source>
        <translation>{n} aynı</translation>
    </message>
    <message>
        <source>maybe known: {n}</source>
        <translation>{n} olası mükerrer</translation>
    </message>
    <message>
        <source>refused: {n}</source>
        <translation>{n} ret</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Ad soyad</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation>İkinci ad</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Soyadı</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Unvan</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-posta</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Kuruluş</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Görev</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Doğum tarihi</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiketler</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notlar</translation>
    </message>
    <message>
        <source>UID</source>
        <translation>Kart no</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>District</source>
        <translation>İlçe</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>İl</translation>
    </message>
</context>
<context>
    <name>LetterPane</name>
    <message>
        <source>Make the letters…</source>
        <translation>Yazıları hazırla…</translation>
    </message>
    <message>
        <source>One PDF with all letters</source>
        <translation>Tüm yazılar tek PDF’te</translation>
    </message>
    <message>
        <source>A PDF for each</source>
        <translation>Her birine ayrı PDF</translation>
    </message>
    <message>
        <source>A mail draft for each</source>
        <translation>Her birine e-posta taslağı</translation>
    </message>
    <message>
        <source>What is made</source>
        <translation>Ne hazırlansın</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Konu</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Metin</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>Alan ekle</translation>
    </message>
    <message>
        <source>stands for what is each one’s own</source>
        <translation>her birinin kendi bilgisiyle doldurulur</translation>
    </message>
    <message>
        <source>Recipient and address</source>
        <translation>Muhatap ve adres</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>İmzalayan</translation>
    </message>
    <message>
        <source>Their title</source>
        <translation>Unvanı</translation>
    </message>
    <message>
        <source>Empty where the registry gives it later.</source>
        <translation>EBYS sonradan verecekse boş bırakın.</translation>
    </message>
    <message>
        <source>Number (Sayı)</source>
        <translation>Sayı</translation>
    </message>
    <message>
        <source>Letter to {n} records</source>
        <translation>{n} kayda yazı</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Yazılar</translation>
    </message>
    <message>
        <source>Where the letters are written</source>
        <translation>Yazıların kaydedileceği dosya</translation>
    </message>
    <message>
        <source>Letters.pdf</source>
        <translation>Yazılar.pdf</translation>
    </message>
    <message>
        <source>The folder for the letters</source>
        <translation>Yazıların klasörü</translation>
    </message>
    <message>
        <source>{n} letters written to {name}.</source>
        <translation>{n} yazı “{name}” içine yazıldı.</translation>
    </message>
    <message>
        <source>{n} of {total} have no e-mail address; no draft is made for them.</source>
        <translation>{total} kaydın {n} tanesinde e-posta yok; onlara taslak hazırlanmaz.</translation>
    </message>
    <message>
        <source>{field} is not known of {n} of {total}.</source>
        <translation>{field}: {total} kaydın {n} tanesinde bilgi yok.</translation>
    </message>
</context>
<context>
    <name>ListColumns</name>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>District</source>
        <translation>İlçe</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>İl</translation>
    </message>
    <message>
        <source>Register no.</source>
        <translation>Kütük no</translation>
    </message>
    <message>
        <source>Tax no.</source>
        <translation>VKN</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-posta</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Faaliyet alanı</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Sorumlu</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiketler</translation>
    </message>
    <message>
        <source>Founded</source>
        <translation>Kuruluş tarihi</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Son temas</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Unvan</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Kuruluş</translation>
    </message>
</context>
<context>
    <name>ListFilters</name>
    <message>
        <source>Remove all filters</source>
        <translation>Bütün süzgeçleri kaldır</translation>
    </message>
    <message>
        <source>Not contacted for</source>
        <translation>Temas edilmeyeli</translation>
    </message>
    <message>
        <source>Has attended</source>
        <translation>Katıldığı etkinlik</translation>
    </message>
    <message>
        <source>Since a date…</source>
        <translation>Bir tarihten beri…</translation>
    </message>
    <message>
        <source>Choose a province first</source>
        <translation>Önce il seçin</translation>
    </message>
    <message>
        <source>None given yet</source>
        <translation>Henüz verilmedi</translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation>{n} ay</translation>
    </message>
    <message>
        <source>Any event</source>
        <translation>Herhangi bir etkinlik</translation>
    </message>
</context>
<context>
    <name>ListSide</name>
    <message>
        <source>Sorting…</source>
        <translation>Sıralanıyor…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Etiketle…</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Sorumlu ata…</translation>
    </message>
    <message>
        <source>Letters…</source>
        <translation>Yazı hazırla…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Dışa aktar…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Bir şey bulunamadı</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>“{text}” için kayıt bulunamadı</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Gün</translation>
    </message>
    <message>
        <source>Write a day, such as 01.06.2026.</source>
        <translation>Bir tarih yazın, örneğin 01.06.2026.</translation>
    </message>
    <message>
        <source>Not contacted since</source>
        <translation>Şu günden beri temas edilmeyen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Süz</translation>
    </message>
</context>
<context>
    <name>MergedSection</name>
    <message>
        <source>Merged into this record</source>
        <translation>Birleştirilen kayıtlar</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Ayır</translation>
    </message>
    <message>
        <source>Part “{name}” from this record</source>
        <translation>“{name}” kaydını bu kayıttan ayır</translation>
    </message>
    <message>
        <source>written into “{name}” by {author}, {when}</source>
        <translation>{author}, {when}: “{name}” kaydına yazıldı</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Al</translation>
    </message>
    <message>
        <source>Take over {field}: {value}</source>
        <translation>Al – {field}: {value}</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Bırak</translation>
    </message>
    <message>
        <source>Leave {field} as it is</source>
        <translation>{field} olduğu gibi kalsın</translation>
    </message>
    <message>
        <source>“{name}” stands by itself again.</source>
        <translation>“{name}” yine kendi başına duruyor.</translation>
    </message>
    <message>
        <source>Changed since and left as it is: {fields}.</source>
        <translation>Sonradan değişmiş, olduğu gibi kaldı: {fields}.</translation>
    </message>
    <message>
        <source>{field} taken over.</source>
        <translation>{field} alındı.</translation>
    </message>
    <message>
        <source>{field} left as it is.</source>
        <translation>{field} olduğu gibi bırakıldı.</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>contacts {n}</source>
        <translation>{n} temas</translation>
    </message>
    <message>
        <source>follow-ups {n}</source>
        <translation>{n} takip</translation>
    </message>
    <message>
        <source>events {n}</source>
        <translation>{n} etkinlik</translation>
    </message>
    <message>
        <source>posts {n}</source>
        <translation>{n} görev</translation>
    </message>
    <message>
        <source>relations {n}</source>
        <translation>{n} ilişki</translation>
    </message>
    <message>
        <source>documents {n}</source>
        <translation>{n} belge</translation>
    </message>
    <message>
        <source>other records {n}</source>
        <translation>{n} başka kayıt</translation>
    </message>
</context>
<context>
    <name>MoreMenu</name>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;İçe aktar…</translation>
    </message>
    <message>
        <source>&amp;Duplicates…</source>
        <translation>&amp;Mükerrer kayıtlar…</translation>
    </message>
</context>
<context>
    <name>MovePane</name>
    <message>
        <source>Apply</source>
        <translation>Uygula</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Bağlı olduğu birim</translation>
    </message>
    <message>
        <source>Also seen and written by</source>
        <translation>Ayrıca görüp yazabilen birimler</translation>
    </message>
    <message>
        <source>Province or plate…</source>
        <translation>İl ya da plaka…</translation>
    </message>
    <message>
        <source>Contacts, people and documents that such an office adds stay its own and headquarters’.</source>
        <translation>Böyle bir ofisin eklediği temaslar, kişiler ve belgeler yalnızca onda ve Genel Merkezde görünür.</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>Genel Merkez</translation>
    </message>
    <message>
        <source>Move to another province: {name}</source>
        <translation>Başka ile taşı: {name}</translation>
    </message>
    <message>
        <source>Choose the new office: what goes with the organisation and what stays is listed here first.</source>
        <translation>Yeni birimi seçin: kuruluşla birlikte nelerin gideceği, nelerin kalacağı önce burada yazar.</translation>
    </message>
    <message>
        <source>Posts, people who represent nobody else, contacts with it alone, documents: {n} records.</source>
        <translation>Görevler, başkasını temsil etmeyen kişiler, yalnız onunla temaslar, belgeler: {n} kayıt.</translation>
    </message>
    <message>
        <source>What is also about others stays and is seen by both offices: {n} records.</source>
        <translation>Başkalarıyla da ilgili olanlar kalır, iki birim de görür: {n} kayıt.</translation>
    </message>
    <message>
        <source>The office that gives it away keeps it until all that it wrote has reached headquarters.</source>
        <translation>Veren birim, yazdıklarının tümü Genel Merkeze ulaşana dek kaydı tutar.</translation>
    </message>
    <message>
        <source>Goes with it</source>
        <translation>Birlikte gidenler</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Kalanlar</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Ne zaman</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Hiçbir şey değişmedi.</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Taşınıyor</translation>
    </message>
    <message>
        <source>The organisation goes to its new office with the next packages.</source>
        <translation>Kuruluş sonraki paketlerle yeni birimine gider.</translation>
    </message>
    <message>
        <source>The offices that see the organisation were changed.</source>
        <translation>Kuruluşu gören birimler değiştirildi.</translation>
    </message>
</context>
<context>
    <name>NumberPanel</name>
    <message>
        <source>Show</source>
        <translation>Göster</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Kaldır</translation>
    </message>
    <message>
        <source>Remove it for good</source>
        <translation>Kalıcı olarak kaldır</translation>
    </message>
    <message>
        <source>T.C. identity number</source>
        <translation>T.C. kimlik numarası</translation>
    </message>
    <message>
        <source>T.C. identity no.</source>
        <translation>T.C. kimlik no</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Save the number</source>
        <translation>Numarayı kaydet</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Değiştir</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Yaz</translation>
    </message>
    <message>
        <source>The number is kept, sealed.</source>
        <translation>Numara mühürlenerek saklandı.</translation>
    </message>
    <message>
        <source>The number is removed.</source>
        <translation>Numara kaldırıldı.</translation>
    </message>
</context>
<context>
    <name>OfficerPane</name>
    <message>
        <source>Assign</source>
        <translation>Ata</translation>
    </message>
    <message>
        <source>Responsible officer</source>
        <translation>Sorumlu görevli</translation>
    </message>
    <message>
        <source>Left empty, nobody answers for them any more.</source>
        <translation>Boş bırakılırsa artık sorumlusu olmaz.</translation>
    </message>
    <message>
        <source>Who answers for {n} organisations</source>
        <translation>{n} kuruluşun sorumlusu</translation>
    </message>
    <message>
        <source>Officer of {n} organisations changed.</source>
        <translation>{n} kuruluşun sorumlusu değişti.</translation>
    </message>
</context>
<context>
    <name>OrganisationDetail</name>
    <message>
        <source>Contacts, events and interviews with this organisation will stand here.</source>
        <translation>Bu kuruluşla temaslar, etkinlikler ve görüşmeler burada duracak.</translation>
    </message>
    <message>
        <source>People and relations</source>
        <translation>Kişiler ve ilişkiler</translation>
    </message>
    <message>
        <source>Mark as active</source>
        <translation>Faal olarak işaretle</translation>
    </message>
    <message>
        <source>Mark as in liquidation</source>
        <translation>Tasfiye hâlinde olarak işaretle</translation>
    </message>
    <message>
        <source>Mark as dissolved</source>
        <translation>Feshedilmiş olarak işaretle</translation>
    </message>
    <message>
        <source>Save as vCard…</source>
        <translation>vCard olarak kaydet…</translation>
    </message>
    <message>
        <source>New branch</source>
        <translation>Yeni şube</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Move to another province…</source>
        <translation>Başka ile taşı…</translation>
    </message>
    <message>
        <source>Erase a contact person for good</source>
        <translation>İrtibat kişisini kalıcı olarak sil</translation>
    </message>
    <message>
        <source>Public benefit</source>
        <translation>Kamu yararı</translation>
    </message>
    <message>
        <source>President</source>
        <translation>Başkan</translation>
    </message>
    <message>
        <source>Branch of</source>
        <translation>Bağlı olduğu</translation>
    </message>
    <message>
        <source>Member of</source>
        <translation>Üyesi olduğu</translation>
    </message>
    <message>
        <source>Belong to it</source>
        <translation>Bağlı olanlar</translation>
    </message>
    <message>
        <source>Status: {status}.</source>
        <translation>Durum: {status}.</translation>
    </message>
    <message>
        <source>Post saved.</source>
        <translation>Görev kaydedildi.</translation>
    </message>
</context>
<context>
    <name>OrganisationFilters</name>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>İl</translation>
    </message>
    <message>
        <source>District</source>
        <translation>İlçe</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Faaliyet alanı</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiket</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Sorumlu</translation>
    </message>
</context>
<context>
    <name>OrganisationForm</name>
    <message>
        <source>Save organisation</source>
        <translation>Kuruluşu kaydet</translation>
    </message>
    <message>
        <source>Of public benefit</source>
        <translation>Kamu yararına çalışır</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>The official name, not shortened</source>
        <translation>Resmî ad; kısaltmasız</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Kısa ad</translation>
    </message>
    <message>
        <source>Register no.</source>
        <translation>Kütük no</translation>
    </message>
    <message>
        <source>Tax no.</source>
        <translation>VKN</translation>
    </message>
    <message>
        <source>Founded on</source>
        <translation>Kuruluş tarihi</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Faaliyet alanı</translation>
    </message>
    <message>
        <source>Day of the decision</source>
        <translation>Karar tarihi</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiketler</translation>
    </message>
    <message>
        <source>Responsible officer</source>
        <translation>Sorumlu görevli</translation>
    </message>
    <message>
        <source>Former names</source>
        <translation>Eski adlar</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>İl</translation>
    </message>
    <message>
        <source>District</source>
        <translation>İlçe</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Another telephone</source>
        <translation>Başka telefon</translation>
    </message>
    <message>
        <source>Other telephone</source>
        <translation>Öteki telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-posta</translation>
    </message>
    <message>
        <source>Another e-mail</source>
        <translation>Başka e-posta</translation>
    </message>
    <message>
        <source>Other e-mail</source>
        <translation>Öteki e-posta</translation>
    </message>
    <message>
        <source>KEP</source>
        <translation>KEP</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notlar</translation>
    </message>
    <message>
        <source>New organisation</source>
        <translation>Yeni kuruluş</translation>
    </message>
    <message>
        <source>New branch of {name}</source>
        <translation>{name} için yeni şube</translation>
    </message>
    <message>
        <source>Edit organisation</source>
        <translation>Kuruluşu düzenle</translation>
    </message>
    <message>
        <source>The same register number: “{name}” ({where}).</source>
        <translation>Aynı kütük no: “{name}” ({where}).</translation>
    </message>
    <message>
        <source>The same tax number: “{name}” ({where}).</source>
        <translation>Aynı vergi no: “{name}” ({where}).</translation>
    </message>
    <message>
        <source>The same telephone: “{name}” ({where}).</source>
        <translation>Aynı telefon: “{name}” ({where}).</translation>
    </message>
    <message>
        <source>The same e-mail: “{name}” ({where}).</source>
        <translation>Aynı e-posta: “{name}” ({where}).</translation>
    </message>
    <message>
        <source>“{name}” is already recorded ({where}). Is it the same one?</source>
        <translation>“{name}” zaten kayıtlı ({where}). Aynı kuruluş mu?</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Kaydı aç</translation>
    </message>
</context>
<context>
    <name>OrganisationKind</name>
    <message>
        <source>Branch</source>
        <translation>Şube</translation>
    </message>
    <message>
        <source>Representation</source>
        <translation>Temsilcilik</translation>
    </message>
    <message>
        <source>Trade union</source>
        <translation>Sendika</translation>
    </message>
    <message>
        <source>Professional b.</source>
        <translation>Meslek k.</translation>
    </message>
    <message>
        <source>Co-operative</source>
        <translation>Kooperatif</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Foreign org.</source>
        <translation>Yabancı k.</translation>
    </message>
    <message>
        <source>Ministry</source>
        <translation>Bakanlık</translation>
    </message>
    <message>
        <source>Civil soc. dir.</source>
        <translation>STİ müdürlüğü</translation>
    </message>
    <message>
        <source>District unit</source>
        <translation>İlçe birimi</translation>
    </message>
    <message>
        <source>Prov. directorate</source>
        <translation>İl müdürlüğü</translation>
    </message>
    <message>
        <source>Dist. directorate</source>
        <translation>İlçe müdürlüğü</translation>
    </message>
    <message>
        <source>Metropolitan m.</source>
        <translation>Büyükşehir</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Belediye</translation>
    </message>
    <message>
        <source>YİKOB</source>
        <translation>YİKOB</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Kolluk</translation>
    </message>
    <message>
        <source>SYDV</source>
        <translation>SYDV</translation>
    </message>
    <message>
        <source>MFİB</source>
        <translation>MFİB</translation>
    </message>
    <message>
        <source>EU directorate</source>
        <translation>AB Başkanlığı</translation>
    </message>
    <message>
        <source>Public body</source>
        <translation>Kamu kurumu</translation>
    </message>
    <message>
        <source>Society</source>
        <translation>Topluluk</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Şirket</translation>
    </message>
</context>
<context>
    <name>OrganisationsPage</name>
    <message>
        <source>Organisations</source>
        <translation>Kuruluşlar</translation>
    </message>
    <message>
        <source>New organisation</source>
        <translation>Yeni kuruluş</translation>
    </message>
    <message>
        <source>Name, number, e-mail…</source>
        <translation>Ad, kütük no, telefon…</translation>
    </message>
    <message>
        <source>organisations</source>
        <translation>kuruluş</translation>
    </message>
    <message>
        <source>Organisations will stand here</source>
        <translation>Kuruluşlar burada duracak</translation>
    </message>
    <message>
        <source>With whom your office works: their posts, contacts and events come together here.</source>
        <translation>Biriminizin iş gördüğü kuruluşlar; kişileri, temasları ve etkinlikleriyle.</translation>
    </message>
    <message>
        <source>All organisations</source>
        <translation>Tüm kuruluşlar</translation>
    </message>
    <message>
        <source>Organisation deleted.</source>
        <translation>Kuruluş silindi.</translation>
    </message>
    <message>
        <source>Organisation added.</source>
        <translation>Kuruluş eklendi.</translation>
    </message>
    <message>
        <source>Organisation saved.</source>
        <translation>Kuruluş kaydedildi.</translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message>
        <source>Fields of both records</source>
        <translation>İki kaydın alanları</translation>
    </message>
    <message>
        <source>Merge into one</source>
        <translation>Birleştir</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Aynı değil</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Sonra</translation>
    </message>
    <message>
        <source>Record that stands</source>
        <translation>Kalacak kayıt</translation>
    </message>
    <message>
        <source>Speaks against it: {reasons}</source>
        <translation>Karşı olan: {reasons}</translation>
    </message>
    <message>
        <source>Go to the one that stands: {records}</source>
        <translation>Kalan kayda geçer: {records}</translation>
    </message>
    <message>
        <source>Nothing has to move.</source>
        <translation>Taşınacak bir şey yok.</translation>
    </message>
</context>
<context>
    <name>PastPanel</name>
    <message>
        <source>Contacts</source>
        <translation>Temaslar</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Etkinlikler</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belgeler</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Değişiklikler</translation>
    </message>
    <message>
        <source>Open follow-ups</source>
        <translation>Açık takipler</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Gün</translation>
    </message>
    <message>
        <source>What</source>
        <translation>İş</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Kim</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zaman çizgisi</translation>
    </message>
    <message>
        <source>Show in the timeline</source>
        <translation>Zaman çizgisinde göster</translation>
    </message>
    <message>
        <source>{n}, {late} overdue</source>
        <translation>{n}, {late} gecikmiş</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tümü</translation>
    </message>
    <message>
        <source>{n} records</source>
        <translation>{n} kayıt</translation>
    </message>
    <message>
        <source>Show {n} older ones</source>
        <translation>Daha eski {n} kaydı göster</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Yeni kişi</translation>
    </message>
    <message>
        <source>Name, telephone, e-mail…</source>
        <translation>Ad, telefon, e-posta…</translation>
    </message>
    <message>
        <source>people</source>
        <translation>kişi</translation>
    </message>
    <message>
        <source>People will stand here</source>
        <translation>Kişiler burada duracak</translation>
    </message>
    <message>
        <source>Record those whom your office deals with.</source>
        <translation>Biriminizin iş gördüğü kişileri ekleyin.</translation>
    </message>
    <message>
        <source>All people</source>
        <translation>Tüm kişiler</translation>
    </message>
    <message>
        <source>Person deleted.</source>
        <translation>Kişi silindi.</translation>
    </message>
    <message>
        <source>Person added.</source>
        <translation>Kişi eklendi.</translation>
    </message>
    <message>
        <source>Person saved.</source>
        <translation>Kişi kaydedildi.</translation>
    </message>
</context>
<context>
    <name>PersonDetail</name>
    <message>
        <source>Contacts and events with this person will stand here.</source>
        <translation>Bu kişiyle temaslar ve etkinlikler burada duracak.</translation>
    </message>
    <message>
        <source>Save as vCard…</source>
        <translation>vCard olarak kaydet…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>Kalıcı olarak sil…</translation>
    </message>
    <message>
        <source>Post saved.</source>
        <translation>Görev kaydedildi.</translation>
    </message>
</context>
<context>
    <name>PersonFilters</name>
    <message>
        <source>Tag</source>
        <translation>Etiket</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Save person</source>
        <translation>Kişiyi kaydet</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Soyadı</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Kadın</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Erkek</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Unvan</translation>
    </message>
    <message>
        <source>Sex (if needed)</source>
        <translation>Cinsiyet (gerekliyse)</translation>
    </message>
    <message>
        <source>Year of birth (if needed)</source>
        <translation>Doğum yılı (gerekliyse)</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Another telephone</source>
        <translation>Başka telefon</translation>
    </message>
    <message>
        <source>Other telephone</source>
        <translation>Öteki telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-posta</translation>
    </message>
    <message>
        <source>Another e-mail</source>
        <translation>Başka e-posta</translation>
    </message>
    <message>
        <source>Other e-mail</source>
        <translation>Öteki e-posta</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiketler</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notlar</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Yeni kişi</translation>
    </message>
    <message>
        <source>Edit person</source>
        <translation>Kişiyi düzenle</translation>
    </message>
    <message>
        <source>The same telephone: “{name}” ({where}).</source>
        <translation>Aynı telefon: “{name}” ({where}).</translation>
    </message>
    <message>
        <source>The same e-mail: “{name}” ({where}).</source>
        <translation>Aynı e-posta: “{name}” ({where}).</translation>
    </message>
    <message>
        <source>“{name}” is already recorded ({where}).</source>
        <translation>“{name}” zaten kayıtlı ({where}).</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Kaydı aç</translation>
    </message>
</context>
<context>
    <name>PostsPanel</name>
    <message>
        <source>Posts</source>
        <translation>Görevler</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>Add post</source>
        <translation>Görev ekle</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Kişi ekle</translation>
    </message>
    <message>
        <source>Nobody is recorded yet who speaks for this organisation.</source>
        <translation>Bu kuruluş adına konuşan kimse henüz kayıtlı değil.</translation>
    </message>
    <message>
        <source>No post is recorded yet.</source>
        <translation>Henüz bir görev kayıtlı değil.</translation>
    </message>
    <message>
        <source>former</source>
        <translation>önceki</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Unvan</translation>
    </message>
    <message>
        <source>Has ended</source>
        <translation>Görevi bitti</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Kuruluş</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Kişi</translation>
    </message>
    <message>
        <source>Add “{text}” as a new person</source>
        <translation>“{text}” adıyla yeni kişi</translation>
    </message>
    <message>
        <source>Type to find</source>
        <translation>Bulmak için yazın</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bitiş</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Save post</source>
        <translation>Görevi kaydet</translation>
    </message>
    <message>
        <source>Choose an organisation.</source>
        <translation>Bir kuruluş seçin.</translation>
    </message>
    <message>
        <source>Choose a person.</source>
        <translation>Bir kişi seçin.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>The first letter</source>
        <translation>İlk yazı</translation>
    </message>
    <message>
        <source>Subject: {subject}</source>
        <translation>Konu: {subject}</translation>
    </message>
</context>
<context>
    <name>RecordDetail</name>
    <message>
        <source>Documents</source>
        <translation>Belgeler</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Değişiklikler</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Özet</translation>
    </message>
    <message>
        <source>2 values</source>
        <translation>2 değer</translation>
    </message>
    <message>
        <source>Post ended today.</source>
        <translation>Görev bugün bitti.</translation>
    </message>
    <message>
        <source>Post deleted.</source>
        <translation>Görev silindi.</translation>
    </message>
</context>
<context>
    <name>RecordFrame</name>
    <message>
        <source>Add contact</source>
        <translation>Temas ekle</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Düzenle</translation>
    </message>
    <message>
        <source>More for this record</source>
        <translation>Bu kayıt için diğerleri</translation>
    </message>
    <message>
        <source>{n} fields in conflict</source>
        <translation>{n} alanda çelişki</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>Choose a record on the left, or type to find one.</source>
        <translation>Soldan bir kayıt seçin ya da bulmak için yazın.</translation>
    </message>
    <message>
        <source>tags of what is chosen</source>
        <translation>seçilenlerin etiketleri</translation>
    </message>
    <message>
        <source>assign an officer</source>
        <translation>sorumlu ata</translation>
    </message>
    <message>
        <source>letters to what is chosen</source>
        <translation>seçilenlere yazı</translation>
    </message>
    <message>
        <source>new record</source>
        <translation>yeni kayıt</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>düzenle</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>sil</translation>
    </message>
    <message>
        <source>add contact</source>
        <translation>temas ekle</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>süz</translation>
    </message>
    <message>
        <source>views</source>
        <translation>görünümler</translation>
    </message>
    <message>
        <source>choose several</source>
        <translation>birkaçını seç</translation>
    </message>
    <message>
        <source>choose all</source>
        <translation>tümünü seç</translation>
    </message>
    <message>
        <source>previous, next record</source>
        <translation>önceki, sonraki kayıt</translation>
    </message>
    <message>
        <source>save</source>
        <translation>kaydet</translation>
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
        <source>Only one record at a time is deleted. Esc leaves one of them chosen.</source>
        <translation>Kayıtlar tek tek silinir. Esc seçimi tek kayda indirir.</translation>
    </message>
    <message>
        <source>What you typed was put aside.</source>
        <translation>Yazdıklarınız kenara kondu.</translation>
    </message>
</context>
<context>
    <name>RelationsPanel</name>
    <message>
        <source>Relations</source>
        <translation>İlişkiler</translation>
    </message>
    <message>
        <source>Add relation</source>
        <translation>İlişki ekle</translation>
    </message>
    <message>
        <source>New branch</source>
        <translation>Yeni şube</translation>
    </message>
    <message>
        <source>No head office, federation, branch or member is recorded.</source>
        <translation>Kayıtlı genel merkez, federasyon, şube ya da üye yok.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>former</source>
        <translation>önceki</translation>
    </message>
    <message>
        <source>Ended today</source>
        <translation>Bugün bitti</translation>
    </message>
    <message>
        <source>Change days</source>
        <translation>Tarihleri değiştir</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>It is a branch of</source>
        <translation>Şunun şubesi</translation>
    </message>
    <message>
        <source>It is a member of</source>
        <translation>Şunun üyesi</translation>
    </message>
    <message>
        <source>Its branch is</source>
        <translation>Şubesi</translation>
    </message>
    <message>
        <source>Its member is</source>
        <translation>Üyesi</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>İlişki</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Kuruluş</translation>
    </message>
    <message>
        <source>Type to find</source>
        <translation>Bulmak için yazın</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bitiş</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Save relation</source>
        <translation>İlişkiyi kaydet</translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation>Tümünü göster ({n})</translation>
    </message>
    <message>
        <source>{n} branches</source>
        <translation>{n} şube</translation>
    </message>
    <message>
        <source>{n} members</source>
        <translation>{n} üye</translation>
    </message>
    <message>
        <source>Branch of</source>
        <translation>Bağlı olduğu</translation>
    </message>
    <message>
        <source>Member of</source>
        <translation>Üyesi olduğu</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Şube</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Üye</translation>
    </message>
    <message>
        <source>Relation ended today.</source>
        <translation>İlişki bugün bitirildi.</translation>
    </message>
    <message>
        <source>Relation deleted.</source>
        <translation>İlişki silindi.</translation>
    </message>
    <message>
        <source>Choose an organisation.</source>
        <translation>Bir kuruluş seçin.</translation>
    </message>
    <message>
        <source>Relation saved.</source>
        <translation>İlişki kaydedildi.</translation>
    </message>
</context>
<context>
    <name>RowDetail</name>
    <message>
        <source>Show the record</source>
        <translation>Kaydı göster</translation>
    </message>
    <message>
        <source>Field of the record</source>
        <translation>Alan</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Şimdi</translation>
    </message>
    <message>
        <source>After the import</source>
        <translation>Aktarımdan sonra</translation>
    </message>
    <message>
        <source>Is taken</source>
        <translation>Aktarılacak</translation>
    </message>
    <message>
        <source>Column in the file</source>
        <translation>Dosyadaki sütun</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Dosyada</translation>
    </message>
    <message>
        <source>Fields of the row</source>
        <translation>Satırın alanları</translation>
    </message>
    <message>
        <source>Row {n} · {name}</source>
        <translation>Satır {n} · {name}</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Clear the selection</source>
        <translation>Seçimi kaldır</translation>
    </message>
    <message>
        <source>{n} chosen</source>
        <translation>{n} seçili</translation>
    </message>
    <message>
        <source>everything the list shows</source>
        <translation>listede görünenlerin tümü</translation>
    </message>
</context>
<context>
    <name>SeveralField</name>
    <message>
        <source>Remove this line</source>
        <translation>Bu satırı kaldır</translation>
    </message>
</context>
<context>
    <name>SourceBar</name>
    <message>
        <source>Organisations</source>
        <translation>Kuruluşlar</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Sayfa</translation>
    </message>
    <message>
        <source>Row of the headings</source>
        <translation>Başlık satırı</translation>
    </message>
    <message>
        <source>Other file…</source>
        <translation>Başka dosya…</translation>
    </message>
    <message>
        <source>Headings in</source>
        <translation>Başlık satırı</translation>
    </message>
    <message>
        <source>{n} rows · {m} columns</source>
        <translation>{n} satır · {m} sütun</translation>
    </message>
    <message>
        <source>row {n}</source>
        <translation>{n}. satır</translation>
    </message>
    <message>
        <source>no row</source>
        <translation>başlık yok</translation>
    </message>
</context>
<context>
    <name>StandCard</name>
    <message>
        <source>Record {n}</source>
        <translation>Kayıt {n}</translation>
    </message>
    <message>
        <source>stands for both</source>
        <translation>ikisinin yerine kalır</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>Kalır</translation>
    </message>
    <message>
        <source>nothing hangs on it</source>
        <translation>bağlı kayıt yok</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>Choose a spreadsheet or vCards</source>
        <translation>Çizelge ya da vCard seçin</translation>
    </message>
    <message>
        <source>XLSX, XLS, ODS, CSV or VCF; or drop the file here. First comes a dry run: nothing is written before you say so, and an import can be taken back.</source>
        <translation>XLSX, XLS, ODS, CSV ya da VCF; dosyayı buraya bırakabilirsiniz de. Önce deneme yapılır: siz söylemeden hiçbir şey yazılmaz, aktarım sonradan geri alınabilir.</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Dosya seç…</translation>
    </message>
    <message>
        <source>Earlier imports</source>
        <translation>Önceki aktarımlar</translation>
    </message>
    <message>
        <source>No import yet</source>
        <translation>Henüz aktarım yok</translation>
    </message>
    <message>
        <source>Each import will stand here with its counts, and can be taken back from here.</source>
        <translation>Her aktarım sayılarıyla burada durur ve buradan geri alınabilir.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Kept, because they were edited or used since</source>
        <translation>Sonradan değiştiği ya da kullanıldığı için kalanlar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
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
        <source>taken back</source>
        <translation>geri alındı</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Dosya</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Kim</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Ne zaman</translation>
    </message>
</context>
<context>
    <name>TagPane</name>
    <message>
        <source>Change the tags</source>
        <translation>Etiketleri değiştir</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>Eklenecek etiketler</translation>
    </message>
    <message>
        <source>Take tags away</source>
        <translation>Kaldırılacak etiketler</translation>
    </message>
    <message>
        <source>Tags of {n} records</source>
        <translation>{n} kaydın etiketleri</translation>
    </message>
    <message>
        <source>Tags of {n} records changed.</source>
        <translation>{n} kaydın etiketleri değişti.</translation>
    </message>
</context>
<context>
    <name>TagsField</name>
    <message>
        <source>New tag “{text}”</source>
        <translation>Yeni etiket: “{text}”</translation>
    </message>
    <message>
        <source>Write a tag</source>
        <translation>Etiket yazın</translation>
    </message>
</context>
<context>
    <name>TaskPane</name>
    <message>
        <source>Cancelling leaves everything as it was.</source>
        <translation>Vazgeçerseniz her şey olduğu gibi kalır.</translation>
    </message>
    <message>
        <source>Cancelled. Everything is as it was.</source>
        <translation>Vazgeçildi. Her şey olduğu gibi.</translation>
    </message>
</context>
<context>
    <name>TrialSide</name>
    <message>
        <source>Row</source>
        <translation>Satır</translation>
    </message>
    <message>
        <source>Name and reason</source>
        <translation>Ad ve neden</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Sonuç</translation>
    </message>
    <message>
        <source>Rows of the dry run</source>
        <translation>Denemenin satırları</translation>
    </message>
    <message>
        <source>No row</source>
        <translation>Satır yok</translation>
    </message>
    <message>
        <source>The rows of the file appear here.</source>
        <translation>Dosyanın satırları burada görünür.</translation>
    </message>
    <message>
        <source>Take as new</source>
        <translation>Yeni kayıt olarak al</translation>
    </message>
    <message>
        <source>Do not take</source>
        <translation>Alınmasın</translation>
    </message>
    <message>
        <source>They may be known already. What becomes of them?</source>
        <translation>Zaten kayıtlı olabilirler. Ne yapılsın?</translation>
    </message>
    <message>
        <source>No row of this kind</source>
        <translation>Böyle bir satır yok</translation>
    </message>
</context>
<context>
    <name>ViewMenu</name>
    <message>
        <source>{name} (changed)</source>
        <translation>{name} (değişti)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Görünüm</translation>
    </message>
    <message>
        <source>View: {name}</source>
        <translation>Görünüm: {name}</translation>
    </message>
    <message>
        <source>Keep as a new view…</source>
        <translation>Yeni görünüm olarak sakla…</translation>
    </message>
    <message>
        <source>Keep the changes in “{name}”</source>
        <translation>Değişiklikleri “{name}” görünümüne yaz</translation>
    </message>
    <message>
        <source>Rename “{name}”…</source>
        <translation>“{name}” adını değiştir…</translation>
    </message>
    <message>
        <source>Delete “{name}”</source>
        <translation>“{name}” görünümünü sil</translation>
    </message>
    <message>
        <source>Open the page with “{name}”</source>
        <translation>Sayfa “{name}” ile açılsın</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Görünümün adı</translation>
    </message>
    <message>
        <source>Keep this view as</source>
        <translation>Bu görünümün adı</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Sakla</translation>
    </message>
    <message>
        <source>Write a name.</source>
        <translation>Bir ad yazın.</translation>
    </message>
    <message>
        <source>There is a view of this name already.</source>
        <translation>Bu adla bir görünüm var.</translation>
    </message>
    <message>
        <source>View “{name}” kept.</source>
        <translation>“{name}” görünümü saklandı.</translation>
    </message>
    <message>
        <source>Rename “{name}” to</source>
        <translation>“{name}” görünümünün yeni adı</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Adını değiştir</translation>
    </message>
    <message>
        <source>View “{name}” deleted.</source>
        <translation>“{name}” görünümü silindi.</translation>
    </message>
</context>
<context>
    <name>YearField</name>
    <message>
        <source>Write the year with four digits, such as 1984.</source>
        <translation>Yılı dört rakamla yazın; örneğin 1984.</translation>
    </message>
</context>
<context>
    <name>_FormerRow</name>
    <message>
        <source>Name then</source>
        <translation>O zamanki ad</translation>
    </message>
    <message>
        <source>Former name {n}</source>
        <translation>{n}. eski ad</translation>
    </message>
    <message>
        <source>Kind then</source>
        <translation>O zamanki tür</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>aynı</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bitiş</translation>
    </message>
    <message>
        <source>Remove former name {n}</source>
        <translation>{n}. eski adı kaldır</translation>
    </message>
</context>
</TS>
