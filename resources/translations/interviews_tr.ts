<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>ActingPage</name>
    <message>
        <source>Study closed.</source>
        <translation>Araştırma kapandı.</translation>
    </message>
    <message>
        <source>Study reopened.</source>
        <translation>Araştırma yeniden açıldı.</translation>
    </message>
    <message>
        <source>Folder for the submission</source>
        <translation>Gönderim için klasör</translation>
    </message>
    <message>
        <source>Submission saved in {folder}.</source>
        <translation>Gönderim {folder} klasörüne kaydedildi.</translation>
    </message>
    <message>
        <source>Interview reopened.</source>
        <translation>Görüşme yeniden açıldı.</translation>
    </message>
    <message>
        <source>Interview deleted.</source>
        <translation>Görüşme silindi.</translation>
    </message>
</context>
<context>
    <name>Block</name>
    <message>
        <source>This question needs an answer.</source>
        <translation>Bu soruya yanıt gerekli.</translation>
    </message>
    <message>
        <source>This is no answer to this question.</source>
        <translation>Bu, sorunun yanıtı olamaz.</translation>
    </message>
    <message>
        <source>This answer is not possible here.</source>
        <translation>Bu yanıt burada olmaz.</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>Yes</source>
        <translation>Evet</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>yanıt yok</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Entry {n} removed.</source>
        <translation>{n}. kayıt çıkarıldı.</translation>
    </message>
    <message>
        <source>The questionnaire itself says how many entries there are.</source>
        <translation>Kaç kayıt olacağını anketin kendisi belirler.</translation>
    </message>
</context>
<context>
    <name>DrawEditor</name>
    <message>
        <source>Empty the paper</source>
        <translation>Kâğıdı boşalt</translation>
    </message>
    <message>
        <source>Take a picture from a file…</source>
        <translation>Dosyadan resim al…</translation>
    </message>
    <message>
        <source>Sign with mouse or pen. With keys: arrows move, Space lowers and raises the pen.</source>
        <translation>Fareyle ya da kalemle imzalayın. Tuşlarla: oklar götürür, Boşluk kalemi indirir ve kaldırır.</translation>
    </message>
    <message>
        <source>Take a picture and draw on it. With keys: arrows move, Space lowers and raises the pen.</source>
        <translation>Bir resim alıp üzerine çizin. Tuşlarla: oklar götürür, Boşluk kalemi indirir ve kaldırır.</translation>
    </message>
    <message>
        <source>Draw with mouse or pen. With keys: arrows move, Space lowers and raises the pen.</source>
        <translation>Fareyle ya da kalemle çizin. Tuşlarla: oklar götürür, Boşluk kalemi indirir ve kaldırır.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Resimler</translation>
    </message>
    <message>
        <source>Picture for the paper</source>
        <translation>Kâğıda konacak resim</translation>
    </message>
    <message>
        <source>The file is no picture. Choose a JPEG or PNG file.</source>
        <translation>Bu dosya resim değil. JPEG ya da PNG dosyası seçin.</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>Complete interview</source>
        <translation>Görüşmeyi tamamla</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Soru</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Eksik olan</translation>
    </message>
    <message>
        <source>Questions without an answer</source>
        <translation>Yanıtı olmayan sorular</translation>
    </message>
    <message>
        <source>left empty</source>
        <translation>boş bırakıldı</translation>
    </message>
    <message>
        <source>not all are ranked</source>
        <translation>hepsi sıralanmadı</translation>
    </message>
    <message>
        <source>needs an answer</source>
        <translation>yanıt gerekli</translation>
    </message>
    <message>
        <source>not possible like this</source>
        <translation>bu yanıt olmaz</translation>
    </message>
    <message>
        <source>Questions that need an answer: {n}</source>
        <translation>Yanıt bekleyen soru: {n}</translation>
    </message>
    <message>
        <source>Choose one to go there. Everything answered so far is kept.</source>
        <translation>Gitmek için birini seçin. Verilen yanıtların hepsi saklı.</translation>
    </message>
    <message>
        <source>The person does not want to take part</source>
        <translation>Katılımcı görüşmek istemiyor</translation>
    </message>
    <message>
        <source>The interview is closed as a refusal. No question was asked beyond consent.</source>
        <translation>Görüşme ret olarak kapanır; katılım sorusundan sonrası sorulmaz.</translation>
    </message>
    <message>
        <source>The interview can be completed</source>
        <translation>Görüşme tamamlanabilir</translation>
    </message>
    <message>
        <source>Left empty: {n}. Nobody has to answer; choose one to go there.</source>
        <translation>Boş bırakılan: {n}. Yanıt vermek zorunlu değildir; gitmek için birini seçin.</translation>
    </message>
    <message>
        <source>Every question is answered</source>
        <translation>Bütün sorular yanıtlandı</translation>
    </message>
    <message>
        <source>Complete the interview, or go back with the list at the left.</source>
        <translation>Görüşmeyi tamamlayın ya da soldaki listeden geri dönün.</translation>
    </message>
    <message>
        <source>Close as refused</source>
        <translation>Ret olarak kapat</translation>
    </message>
</context>
<context>
    <name>EntryEditor</name>
    <message>
        <source>Open page</source>
        <translation>Sayfayı aç</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} ile {high} arası</translation>
    </message>
    <message>
        <source>No names of people or offices. Shift+Enter begins a new line.</source>
        <translation>Kişi ve kurum adı yazmayın. Shift+Enter yeni satıra geçer.</translation>
    </message>
    <message>
        <source>Scan it or type it. A scanner presses Enter by itself.</source>
        <translation>Okutun ya da yazın. Okuyucu Enter’a kendisi basar.</translation>
    </message>
    <message>
        <source>Latitude, longitude; altitude and accuracy in metres if you have them.</source>
        <translation>Enlem, boylam; varsa metre olarak yükseklik ve doğruluk.</translation>
    </message>
    <message>
        <source>Only digits belong here, such as {example}.</source>
        <translation>Buraya yalnız rakam yazılır, örneğin {example}.</translation>
    </message>
    <message>
        <source>Write the time like {example}.</source>
        <translation>Saati {example} gibi yazın.</translation>
    </message>
    <message>
        <source>“{text}” is not a whole number.</source>
        <translation>“{text}” tam sayı değil.</translation>
    </message>
    <message>
        <source>“{text}” is not a number. Write it like {example}.</source>
        <translation>“{text}” sayı değil. {example} gibi yazın.</translation>
    </message>
    <message>
        <source>Write the year with four digits, such as {example}.</source>
        <translation>Yılı dört rakamla yazın, örneğin {example}.</translation>
    </message>
    <message>
        <source>Write day and time like {example}.</source>
        <translation>Gün ve saati {example} gibi yazın.</translation>
    </message>
</context>
<context>
    <name>FindEditor</name>
    <message>
        <source>Type to find</source>
        <translation>Yazarak bulun</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Yanıtlar</translation>
    </message>
    <message>
        <source>There is nothing to choose yet: answer the question before this one first.</source>
        <translation>Henüz seçenek yok: önce bir önceki soruyu yanıtlayın.</translation>
    </message>
    <message>
        <source>None of {total} begins or goes on like this.</source>
        <translation>{total} seçeneğin hiçbirinde bu geçmiyor.</translation>
    </message>
    <message>
        <source>“{text}” is not in the list.</source>
        <translation>“{text}” listede yok.</translation>
    </message>
</context>
<context>
    <name>FindManyEditor</name>
    <message>
        <source>Chosen: {words}</source>
        <translation>Seçilenler: {words}</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>İleri</translation>
    </message>
    <message>
        <source>Every answer is saved as it is given</source>
        <translation>Her yanıt yazıldığı anda kaydedilir</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Geri ←</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>This is the first page</source>
        <translation>Bu ilk sayfa</translation>
    </message>
    <message>
        <source>{share} answered</source>
        <translation>{share} yanıtlandı</translation>
    </message>
    <message>
        <source>A trial: nothing of it is kept</source>
        <translation>Deneme: hiçbir şey kaydedilmez</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Interviews</source>
        <translation>Görüşmeler</translation>
    </message>
    <message>
        <source>Duration without pauses</source>
        <translation>Duraklamalar dışında süre</translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation>Soruların dili</translation>
    </message>
    <message>
        <source>Type size</source>
        <translation>Yazı</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Duraklat</translation>
    </message>
</context>
<context>
    <name>InterviewList</name>
    <message>
        <source>Studies</source>
        <translation>Araştırmalar</translation>
    </message>
    <message>
        <source>New study</source>
        <translation>Yeni araştırma</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>Görüşmeler</translation>
    </message>
    <message>
        <source>The interviews of this study will stand here</source>
        <translation>Bu araştırmanın görüşmeleri burada duracak</translation>
    </message>
    <message>
        <source>Every answer is saved as it is given; an interview can be left and resumed at any time.</source>
        <translation>Her yanıt yazıldığı anda kaydedilir; görüşme istendiği an bırakılıp sürdürülebilir.</translation>
    </message>
    <message>
        <source>Begin interview</source>
        <translation>Görüşmeye başla</translation>
    </message>
    <message>
        <source>A study asks many people the same questionnaire. Start one; then interviews can begin.</source>
        <translation>Araştırma, aynı anketi birçok kişiye sorar. Bir araştırma başlatın; görüşmeler ondan sonra başlar.</translation>
    </message>
    <message>
        <source>Studies are planned in the office and arrive with the next package.</source>
        <translation>Araştırmalar ofiste planlanır, sonraki paketle gelir.</translation>
    </message>
    <message>
        <source>Start study</source>
        <translation>Araştırma başlat</translation>
    </message>
    <message>
        <source>There is no study yet</source>
        <translation>Henüz araştırma yok</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Araştırma</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>İlerleme</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>kapalı</translation>
    </message>
    <message>
        <source>{n} unfinished</source>
        <translation>{n} yarım</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Görüşme</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Yanıt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Son değişiklik</translation>
    </message>
    <message>
        <source>No interview fits</source>
        <translation>Süzgece uyan görüşme yok</translation>
    </message>
</context>
<context>
    <name>InterviewView</name>
    <message>
        <source>End</source>
        <translation>Bitiş</translation>
    </message>
    <message>
        <source>this question</source>
        <translation>bu soru</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} dk</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Sürdür</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Duraklat</translation>
    </message>
</context>
<context>
    <name>Interviews</name>
    <message>
        <source>Unfinished</source>
        <translation>Yarım</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Tamamlandı</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Reddetti</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>{day} gününden beri</translation>
    </message>
</context>
<context>
    <name>InterviewsPage</name>
    <message>
        <source>Interviews</source>
        <translation>Görüşmeler</translation>
    </message>
    <message>
        <source>Begin interview</source>
        <translation>Görüşmeye başla</translation>
    </message>
    <message>
        <source>Number, district, interviewer…</source>
        <translation>Numara, ilçe, görüşmeci…</translation>
    </message>
    <message>
        <source>interviews</source>
        <translation>görüşme</translation>
    </message>
    <message>
        <source>begin an interview</source>
        <translation>görüşmeye başla</translation>
    </message>
    <message>
        <source>resume the interview</source>
        <translation>görüşmeyi sürdür</translation>
    </message>
    <message>
        <source>change the study</source>
        <translation>araştırmayı değiştir</translation>
    </message>
    <message>
        <source>previous, next interview</source>
        <translation>önceki, sonraki görüşme</translation>
    </message>
    <message>
        <source>Study started.</source>
        <translation>Araştırma başladı.</translation>
    </message>
    <message>
        <source>Study changed.</source>
        <translation>Araştırma değişti.</translation>
    </message>
    <message>
        <source>Interview closed as declined.</source>
        <translation>Görüşme ret olarak kapandı.</translation>
    </message>
    <message>
        <source>Interview completed.</source>
        <translation>Görüşme tamamlandı.</translation>
    </message>
</context>
<context>
    <name>JumpList</name>
    <message>
        <source>Sections of the questionnaire</source>
        <translation>Anketin bölümleri</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Bitiş</translation>
    </message>
</context>
<context>
    <name>JumpModel</name>
    <message>
        <source>{question} empty</source>
        <translation>{question} boş</translation>
    </message>
    <message>
        <source>{n} empty</source>
        <translation>{n} soru boş</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>yanıtlandı</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>eksik</translation>
    </message>
    <message>
        <source>here</source>
        <translation>şimdi burada</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>sırada</translation>
    </message>
</context>
<context>
    <name>MatrixEditor</name>
    <message>
        <source>no answer</source>
        <translation>yanıt yok</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} soru daha</translation>
    </message>
</context>
<context>
    <name>MediaEditor</name>
    <message>
        <source>Choose file…</source>
        <translation>Dosya seç…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Yapıştır</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Kaldır</translation>
    </message>
    <message>
        <source>Picture: {name}</source>
        <translation>Resim: {name}</translation>
    </message>
    <message>
        <source>No file yet</source>
        <translation>Henüz dosya yok</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Başka dosya seç…</translation>
    </message>
    <message>
        <source>Choose a file, drop it here or paste it. At most {n} MB.</source>
        <translation>Bir dosya seçin, buraya bırakın ya da yapıştırın. En çok {n} MB.</translation>
    </message>
    <message>
        <source>The content of this file is not on this computer.</source>
        <translation>Bu dosyanın içeriği bu bilgisayarda değil.</translation>
    </message>
    <message>
        <source>File for the answer</source>
        <translation>Yanıt için dosya</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Resimler</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ses</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Filmler</translation>
    </message>
    <message>
        <source>The file has {size}; an answer may have {most} MB. Choose a smaller one.</source>
        <translation>Dosya {size}; bir yanıt en çok {most} MB olabilir. Daha küçük bir dosya seçin.</translation>
    </message>
    <message>
        <source>The file cannot be read. Check that it is still there.</source>
        <translation>Dosya okunamıyor. Yerinde olup olmadığına bakın.</translation>
    </message>
    <message>
        <source>Nothing that fits here was copied. Copy a file or a picture first.</source>
        <translation>Kopyalananlar arasında buraya uyan bir şey yok. Önce bir dosya ya da resim kopyalayın.</translation>
    </message>
</context>
<context>
    <name>NoteBar</name>
    <message>
        <source>No names of people or offices</source>
        <translation>Kişi ve kurum adı yazmayın</translation>
    </message>
    <message>
        <source>Close without keeping</source>
        <translation>Kaydetmeden kapat</translation>
    </message>
    <message>
        <source>Note on {question}</source>
        <translation>{question} notu</translation>
    </message>
</context>
<context>
    <name>OwnQuestionnaireBox</name>
    <message>
        <source>Choose questionnaire file…</source>
        <translation>Anket dosyası seç…</translation>
    </message>
    <message>
        <source>Try it out</source>
        <translation>Dene</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Listeyi kopyala</translation>
    </message>
    <message>
        <source>Excel (XLSForm: .xlsx, .xls) or XForm (.xml). Lists and pictures lie beside it.</source>
        <translation>Excel (XLSForm: .xlsx, .xls) ya da XForm (.xml). Listeleri ve resimleri yanında durur.</translation>
    </message>
    <message>
        <source>Choose newer version…</source>
        <translation>Yeni sürüm seç…</translation>
    </message>
    <message>
        <source>Unfinished interviews carry their answers over by the names of the questions.</source>
        <translation>Yarım görüşmelerin yanıtları soruların adıyla yeni sürüme geçer.</translation>
    </message>
    <message>
        <source>Questionnaires</source>
        <translation>Anketler</translation>
    </message>
    <message>
        <source>Questionnaire of the study</source>
        <translation>Araştırmanın anketi</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>sürüm {version}</translation>
    </message>
    <message>
        <source>{n} questions</source>
        <translation>{n} soru</translation>
    </message>
    <message>
        <source>{file} cannot be used yet. To mend in it: {n}</source>
        <translation>{file} henüz kullanılamaz. Düzeltilecek yer: {n}</translation>
    </message>
</context>
<context>
    <name>PausePage</name>
    <message>
        <source>Go on</source>
        <translation>Sürdür</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Duraklatıldı</translation>
    </message>
    <message>
        <source>The time stands still, the answers are hidden and kept.</source>
        <translation>Süre işlemiyor; yanıtlar gizli ve saklı.</translation>
    </message>
</context>
<context>
    <name>PointsEditor</name>
    <message>
        <source>Next point: {question}</source>
        <translation>Sıradaki nokta: {question}</translation>
    </message>
    <message>
        <source>Take point</source>
        <translation>Noktayı al</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Noktalar</translation>
    </message>
    <message>
        <source>Points: {n}. An area needs three; it closes by itself. Latitude, then longitude.</source>
        <translation>{n} nokta. Alan için üç nokta gerekir; kendisi kapanır. Önce enlem, sonra boylam.</translation>
    </message>
    <message>
        <source>Points: {n}. A way needs two. Latitude, then longitude.</source>
        <translation>{n} nokta. Yol için iki nokta gerekir. Önce enlem, sonra boylam.</translation>
    </message>
    <message>
        <source>{n} points are too few; {least} are needed.</source>
        <translation>{n} nokta az; {least} nokta gerekir.</translation>
    </message>
</context>
<context>
    <name>QuestionBlock</name>
    <message>
        <source>This kind of question cannot be answered on a computer; it stays empty.</source>
        <translation>Bu tür soru bilgisayarda yanıtlanamaz; boş kalır.</translation>
    </message>
    <message>
        <source>For the interviewer</source>
        <translation>Görüşmeci için</translation>
    </message>
    <message>
        <source>Picture to the question</source>
        <translation>Soruya ait resim</translation>
    </message>
    <message>
        <source>Play the question</source>
        <translation>Soruyu dinlet</translation>
    </message>
</context>
<context>
    <name>RankEditor</name>
    <message>
        <source>{n} of {total} are ranked.</source>
        <translation>{total} seçeneğin {n} tanesi sıralandı.</translation>
    </message>
    <message>
        <source>no rank</source>
        <translation>sırası yok</translation>
    </message>
    <message>
        <source>Type its rank: {n}</source>
        <translation>Sırasını yazın: {n}</translation>
    </message>
</context>
<context>
    <name>ResponseView</name>
    <message>
        <source>Resume</source>
        <translation>Sürdür</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Yeniden aç</translation>
    </message>
    <message>
        <source>Save submission (XML and files)…</source>
        <translation>Gönderimi kaydet (XML ve dosyalar)…</translation>
    </message>
    <message>
        <source>Delete interview</source>
        <translation>Görüşmeyi sil</translation>
    </message>
    <message>
        <source>Erase interview for good…</source>
        <translation>Görüşmeyi kalıcı olarak sil…</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Araştırma</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Yer</translation>
    </message>
    <message>
        <source>Interviewer</source>
        <translation>Görüşmeci</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Başladı</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Tamamlandı</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Yanıt</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>Kaldığı yer</translation>
    </message>
    <message>
        <source>The questionnaire has changed since: {n} answers have no place in it. They stay stored.</source>
        <translation>Anket o günden beri değişti: {n} yanıtın yeri kalmadı. Saklı duruyor.</translation>
    </message>
</context>
<context>
    <name>RowsEditor</name>
    <message>
        <source>Add an entry</source>
        <translation>Kayıt ekle</translation>
    </message>
    <message>
        <source>Remove entry</source>
        <translation>Kaydı çıkar</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Kayıt</translation>
    </message>
    <message>
        <source>nothing answered yet</source>
        <translation>henüz yanıt yok</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Yanıtlanan</translation>
    </message>
    <message>
        <source>Entries: {title}</source>
        <translation>Kayıtlar: {title}</translation>
    </message>
    <message>
        <source>{title}: {n} so far. Is there another one?</source>
        <translation>{title}: şimdilik {n} kayıt. Başka var mı?</translation>
    </message>
    <message>
        <source>{title}: none yet. Add the first one, or go on.</source>
        <translation>{title}: henüz kayıt yok. İlkini ekleyin ya da ilerleyin.</translation>
    </message>
</context>
<context>
    <name>ScaleEditor</name>
    <message>
        <source>no answer</source>
        <translation>yanıt yok</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>İleri</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Geri ←</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>Önceki soru</translation>
    </message>
    <message>
        <source>Note on the question</source>
        <translation>Soruya not</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Bölüm listesi</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Yüksek karşıtlık</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Duraklat</translation>
    </message>
    <message>
        <source>Add entry</source>
        <translation>Kayıt ekle</translation>
    </message>
    <message>
        <source>Remove entry</source>
        <translation>Kaydı çıkar</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Kısayollar</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Questions</source>
        <translation>Sorular</translation>
    </message>
    <message>
        <source>Note on {question}: “{text}”</source>
        <translation>{question} notu: “{text}”</translation>
    </message>
    <message>
        <source>this question</source>
        <translation>bu soru</translation>
    </message>
    <message>
        <source>Next: {questions}</source>
        <translation>Sonraki sayfa: {questions}</translation>
    </message>
</context>
<context>
    <name>StatusFilter</name>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
</context>
<context>
    <name>StudyForm</name>
    <message>
        <source>&amp;Questionnaire</source>
        <translation>A&amp;nket</translation>
    </message>
    <message>
        <source>&amp;Wave</source>
        <translation>&amp;Dalga</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>Save study</source>
        <translation>Araştırmayı kaydet</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Ad</translation>
    </message>
    <message>
        <source>Perception survey, first wave</source>
        <translation>Algı anketi, ön ölçüm</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Başlangıç</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>B&amp;itiş</translation>
    </message>
    <message>
        <source>Ta&amp;rget (completed interviews)</source>
        <translation>&amp;Hedef (tamamlanan görüşme)</translation>
    </message>
    <message>
        <source>New study</source>
        <translation>Yeni araştırma</translation>
    </message>
    <message>
        <source>Change study</source>
        <translation>Araştırmayı değiştir</translation>
    </message>
    <message>
        <source>The questionnaire of a study stays what it was</source>
        <translation>Araştırmanın anketi değişmez</translation>
    </message>
</context>
<context>
    <name>StudyView</name>
    <message>
        <source>Change</source>
        <translation>Değiştir</translation>
    </message>
    <message>
        <source>Close study</source>
        <translation>Araştırmayı kapat</translation>
    </message>
    <message>
        <source>Inter&amp;viewer code</source>
        <translation>&amp;Görüşmeci kodu</translation>
    </message>
    <message>
        <source>Two digits, no name</source>
        <translation>İki rakam; ad yazılmaz</translation>
    </message>
    <message>
        <source>&amp;Province</source>
        <translation>İ&amp;l</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Seçin</translation>
    </message>
    <message>
        <source>Begin interview</source>
        <translation>Görüşmeye başla</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>İl</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Tamamlandı</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Yarım</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Reddetti</translation>
    </message>
    <message>
        <source>Progress by province</source>
        <translation>İllere göre ilerleme</translation>
    </message>
    <message>
        <source>By province</source>
        <translation>İllere göre</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Açık</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Kapalı</translation>
    </message>
    <message>
        <source>Reopen study</source>
        <translation>Araştırmayı aç</translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>Dalga</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Dönem</translation>
    </message>
    <message>
        <source>Planned by</source>
        <translation>Planlayan</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>Genel Merkez</translation>
    </message>
</context>
</TS>
