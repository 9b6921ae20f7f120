<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>db</name>
    <message>
        <source>The study needs a title.</source>
        <translation>Araştırmanın adı boş.</translation>
    </message>
    <message>
        <source>Choose the questionnaire of the study.</source>
        <translation>Araştırmanın anketini seçin.</translation>
    </message>
    <message>
        <source>The study would end before it starts, on {day}.</source>
        <translation>Bitiş, başlangıçtan ({day}) önce olamaz.</translation>
    </message>
    <message>
        <source>The target is a number from 1 to {largest}.</source>
        <translation>Hedef, 1 ile {largest} arasında bir sayıdır.</translation>
    </message>
    <message>
        <source>The interviewer’s code has two digits, such as 03. No name.</source>
        <translation>Görüşmeci kodu iki rakamdır, örneğin 03. Ad yazılmaz.</translation>
    </message>
    <message>
        <source>Choose the province of the interview.</source>
        <translation>Görüşmenin ilini seçin.</translation>
    </message>
    <message>
        <source>Answer given</source>
        <translation>Yanıt verildi</translation>
    </message>
    <message>
        <source>The study “{title}” is closed; no interview can be begun.</source>
        <translation>“{title}” araştırması kapalı; yeni görüşme başlatılamaz.</translation>
    </message>
    <message>
        <source>This interview is completed. Reopen it to change an answer.</source>
        <translation>Bu görüşme tamamlandı. Yanıt değiştirmek için yeniden açın.</translation>
    </message>
    <message>
        <source>{count} questions are still empty or not right. Answer them, then complete.</source>
        <translation>{count} soru boş ya da hatalı. Yanıtlayın, sonra tamamlayın.</translation>
    </message>
    <message>
        <source>Interview begun</source>
        <translation>Görüşme başladı</translation>
    </message>
    <message>
        <source>Interview left</source>
        <translation>Görüşme bırakıldı</translation>
    </message>
    <message>
        <source>Interview completed</source>
        <translation>Görüşme tamamlandı</translation>
    </message>
    <message>
        <source>Interview reopened</source>
        <translation>Görüşme yeniden açıldı</translation>
    </message>
    <message>
        <source>Interview deleted</source>
        <translation>Görüşme silindi</translation>
    </message>
    <message>
        <source>This record is no longer here; it was deleted.</source>
        <translation>Bu kayıt artık burada yok; silinmiş.</translation>
    </message>
    <message>
        <source>Study started</source>
        <translation>Araştırma başladı</translation>
    </message>
    <message>
        <source>Questionnaire of the study changed</source>
        <translation>Araştırmanın anketi değiştirildi</translation>
    </message>
    <message>
        <source>Study changed</source>
        <translation>Araştırma değişti</translation>
    </message>
    <message>
        <source>Study closed</source>
        <translation>Araştırma kapandı</translation>
    </message>
    <message>
        <source>Study reopened</source>
        <translation>Araştırma yeniden açıldı</translation>
    </message>
    <message>
        <source>The file is empty. Choose another one.</source>
        <translation>Dosya boş. Başka bir dosya seçin.</translation>
    </message>
    <message>
        <source>The file has {size} MB; an answer may have {most} MB. Choose a smaller one, or make it shorter.</source>
        <translation>Dosya {size} MB; bir yanıt en çok {most} MB olabilir. Daha küçüğünü seçin ya da kısaltın.</translation>
    </message>
    <message>
        <source>The file is no picture. Choose a JPEG or PNG file.</source>
        <translation>Bu dosya resim değil. JPEG ya da PNG dosyası seçin.</translation>
    </message>
    <message>
        <source>The file is no sound recording. Choose an MP3, M4A, OGG or WAV file.</source>
        <translation>Bu dosya ses kaydı değil. MP3, M4A, OGG ya da WAV dosyası seçin.</translation>
    </message>
    <message>
        <source>The file is no film. Choose an MP4 or WEBM file.</source>
        <translation>Bu dosya film değil. MP4 ya da WEBM dosyası seçin.</translation>
    </message>
    <message>
        <source>File added to an interview</source>
        <translation>Görüşmeye dosya eklendi</translation>
    </message>
    <message>
        <source>Write latitude and longitude, such as {example}; then altitude and accuracy in metres.</source>
        <translation>Enlem ve boylam yazın, örneğin {example}; ardından metre olarak yükseklik ve doğruluk.</translation>
    </message>
    <message>
        <source>“{part}” is no part of a place. Write it like {example}.</source>
        <translation>“{part}” bir konumda yer almaz. Şöyle yazın: {example}.</translation>
    </message>
    <message>
        <source>The latitude {value} is not between -90 and 90. Is the longitude written first?</source>
        <translation>Enlem {value}, -90 ile 90 arasında değil. Önce boylam mı yazıldı?</translation>
    </message>
    <message>
        <source>The longitude {value} is not between -180 and 180.</source>
        <translation>Boylam {value}, -180 ile 180 arasında değil.</translation>
    </message>
    <message>
        <source>Minutes and seconds of a place go from 0 to 59; {value} is too many.</source>
        <translation>Konumda dakika ve saniye 0 ile 59 arasıdır; {value} fazla.</translation>
    </message>
    <message>
        <source>Both numbers are latitudes or both longitudes. Write one of each.</source>
        <translation>İki sayı da enlem ya da ikisi de boylam. Birer tane yazın.</translation>
    </message>
    <message>
        <source>The accuracy {value} is below 0. Write it in metres, or leave it out.</source>
        <translation>Doğruluk {value}, 0’dan küçük. Metre olarak yazın ya da boş bırakın.</translation>
    </message>
    <message>
        <source>The questionnaire names the file “{name}”, which does not lie beside it. Put it into the folder {folder}.</source>
        <translation>Ankette adı geçen “{name}” dosyası yanında yok. {folder} klasörüne koyun.</translation>
    </message>
    <message>
        <source>The questionnaire and its files have {size} MB; {most} MB are allowed. Make its pictures smaller.</source>
        <translation>Anket ve dosyaları {size} MB; en çok {most} MB olabilir. Resimlerini küçültün.</translation>
    </message>
    <message>
        <source>The questionnaire of this study is not on this computer yet. It comes with the next package.</source>
        <translation>Bu araştırmanın anketi henüz bu bilgisayarda yok. Sonraki paketle gelir.</translation>
    </message>
    <message>
        <source>This is the questionnaire “{given}”; the study asks “{wanted}”. Choose a newer version of the same one.</source>
        <translation>Bu anket “{given}”; araştırmanın anketi ise “{wanted}”. Aynı anketin yeni sürümünü seçin.</translation>
    </message>
</context>
</TS>
