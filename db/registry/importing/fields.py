"""What columns can be taken into: the fields of an organisation and of a person, and the headings that they go by.

Headings as they stand in DERBİS exports, offices' own lists, address books, and the registers of charities and clubs of
the United Kingdom, the United States and the Union; and what must never be taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from db.text import words


@dataclass(frozen=True, slots=True)
class Field:
    """`several`: more than one column may feed it. `content`: the recogniser (recognise.py) that its cells satisfy."""

    name: str
    tr: str
    en: str
    headings: str
    """Headings in either language, divided by commas; compared blind to case, Turkish letters and spaces."""
    several: bool = False
    content: str = ""

    def label(self, language: str = "tr") -> str:
        return self.tr if language.startswith("tr") else self.en


_ADDRESS = (
    "adres, adresi, açık adres, açık adresi, merkez adresi, yerleşim yeri, tebligat adresi, iletişim adresi, address, "
    "full address, street address, postal address, mailing address, registered address, correspondence address, "
    "address 1, address 2, address 3, address 4, address 5, address line 1, address line 2, address line 3, "
    "address line 4, address line 5, addressline, address one, address two, address three, address four, street, "
    "street number, street no, house number, house no, house name, building, building number, flat, unit, cadde, "
    "sokak, cadde sokak, mahalle, mahallesi, mah, kapı no, bina no, bina, daire no, dış kapı no, iç kapı no, apartman, "
    "site, blok, köy, semt, belde, suburb, locality, village, neighbourhood, neighborhood, town, post town, posttown, "
    "postcode, post code, postal code, posta kodu, pk, zip, zip code, zipcode, plz, state, region, county, country, "
    "strasse, rue, adres 1, adres 2, adres satırı 1, adres satırı 2, ulica, via, calle, contact postcode, "
    "charity contact address 1, charity contact address 2, charity contact address 3, charity contact postcode, "
    "ülke, bölge, addr, addr 1, addr 2, addr 3, address text, add, add 1, add 2, add 3, add 4, add 5, location, "
    "city name, county name, country name, state name, town city, city town, city state, zip postal, adresler"
)
_PHONE = (
    "telefon, telefonu, telefon no, telefon numarası, tel, tel no, telefonlar, iletişim, iletişim no, irtibat no, "
    "iletişim numarası, irtibat telefonu, iletişim telefonu, sabit telefon, santral, iş telefonu, ofis telefonu, "
    "kurum telefonu, kuruluş telefonu, dernek telefonu, phone, phone number, phone no, telephone, telephone number, "
    "telephone no, contact number, contact phone, daytime phone, work phone, business phone, office phone, main phone, "
    "phone 1, telefon 1, tel 1, charity contact phone, phones, phone numbers, telephones, telephone numbers, "
    "phone main, telefon numaraları"
)
_OTHER_PHONES = (
    "gsm, gsm no, cep, cep tel, cep telefonu, cep no, cep telefonu no, mobil, mobil telefon, mobile, mobile phone, "
    "mobile number, cell, cell phone, cellphone, ev telefonu, ev tel, home phone, telefon 2, telefon 3, tel 2, tel 3, "
    "phone 2, phone 3, telephone 2, other phone, other phones, diğer telefon, diğer telefonlar, 2 telefon, faks, fax, "
    "faks no, whatsapp"
)
_EMAIL = (
    "e posta, eposta, e posta adresi, eposta adresi, e mail, email, mail, mail adresi, email address, e mail address, "
    "email adresi, e mail adresi, elektronik posta, elektronik posta adresi, contact email, primary email, email 1, "
    "e posta 1, e mail 1, charity contact email, emails, e mails, email addresses, e mail addresses, e postalar"
)
_OTHER_EMAILS = "e posta 2, eposta 2, email 2, e mail 2, email 3, other email, other emails, diğer e posta, yedek posta"
_TAGS = "etiket, etiketler, etiketi, tag, tags, labels, label, keywords, anahtar kelimeler, categories, groups, grup"
_NOTES = (
    "not, notlar, notu, açıklama, açıklamalar, düşünceler, görüş, bilgi, ek bilgi, notes, note, comments, comment, "
    "remarks, description, charity activities, activities description, amacı, amaç, faaliyetleri, purpose, mission"
)
_KEY = (
    "id, key, source key, record id, rec id, recid, kayıt no, kayıt numarası, kayıt id, no, sıra, sıra no, s no, sn, "
    "nr, number, row id, uid, uuid, guid, external id, organisation id, organization id, org id, person id, kişi no, "
    "kurum kodu, kurum id, charity id, unique id, identifier, referans no, reference, ref, ref no, club id, kod"
)

ORGANISATION = (
    Field("name", "Ad", "Name",
          "ad, adı, unvan, unvanı, ünvan, ünvanı, kuruluş adı, kuruluşun adı, kuruluş, kurum, kurum adı, dernek adı, "
          "dernek, derneğin adı, derneğin unvanı, dernek unvanı, vakıf adı, vakfın adı, stk adı, stk, sendika adı, "
          "kulüp adı, resmi ad, resmi adı, tam adı, isim, ismi, name, organisation, organization, organisation name, "
          "organization name, org name, full name, legal name, charity name, charity, club name, club, company name, "
          "company, business name, entity name, registered name, ngo name, ngo, association, association name, "
          "foundation name, institution, primary name, recipient org name, title, federasyon adı, birlik adı",
          content="organisation_name"),
    Field("short_name", "Kısa ad", "Short name",
          "kısa ad, kısa adı, kısaltma, kısaltması, rumuz, short name, acronym, abbreviation, known as, trading name, "
          "working name, sort name"),
    Field("kind", "Tür", "Kind",
          "tür, türü, kuruluş türü, kurum türü, stk türü, nevi, nev i, kind, type, organisation type, organization "
          "type, org type, tip, tipi, charity type, hukuki statü, hukuki yapı, legal form, entity type",
          content="kind"),
    Field("register_no", "Kütük no", "Register no.",
          "kütük no, kütük, kütük numarası, dernek kütük no, sicil no, sicil numarası, merkezi sicil no, dosya no, "
          "dernek no, vakıf no, mersis no, mersis, tescil no, kayıt belge no, register no, registration no, "
          "registration number, registered number, register number, charity number, registered charity number, "
          "company number, casc number, regno, reg no, regd no, ein, organisation number, organization number, rna, "
          "siren, siret, rsin, hrb, krs", content="register_no"),
    Field("tax_no", "Vergi no", "Tax no.",
          "vkn, vergi no, vergi numarası, vergi kimlik no, vergi kimlik numarası, vergi kimlik, tax no, tax number, "
          "tax id, vat, vat number, vat no, tin", content="tax_no"),
    Field("status", "Durum", "Status",
          "durum, durumu, faal, faaliyet durumu, aktif, aktif mi, aktiflik, status, active, is active, state of "
          "activity, registration status, charity registration status, charity status, current status, fesih durumu",
          content="status"),
    Field("activity_class", "Faaliyet alanı", "Activity class",
          "faaliyet alanı, faaliyet alanları, faaliyet konusu, ana faaliyet, ana faaliyet alanı, faaliyet, sınıf, "
          "sınıfı, dernek sınıfı, çalışma alanı, nevi sınıfı, activity class, activity, activities, classification, "
          "category, sector, sektör, kategori", content="activity_class"),
    Field("founded_on", "Kuruluş tarihi", "Founded on",
          "kuruluş tarihi, kuruluşu, kuruluş, kurulduğu tarih, tescil tarihi, kayıt tarihi, founded, founded on, "
          "foundation date, date founded, established, date established, established on, registration date, date of "
          "registration, date registered, registered on, incorporation date, incorporated on, date of incorporation",
          content="date"),
    Field("public_benefit", "Kamu yararı", "Public benefit",
          "kamu yararı, kamu yararına, kamu yararına çalışan, kamu yararı statüsü, vergi muafiyeti, public benefit",
          content="yes_no"),
    Field("public_benefit_on", "Kamu yararı tarihi", "Public benefit since",
          "kamu yararı tarihi, kamu yararı karar tarihi, public benefit since, public benefit on", content="date"),
    Field("province", "İl", "Province",
          "il, ili, il adı, şehir, şehri, bulunduğu il, merkez ili, vilayet, plaka, plaka kodu, il kodu, province, "
          "city", content="province"),
    Field("district", "İlçe", "District", "ilçe, ilçesi, ilçe adı, bulunduğu ilçe, district, ilçe kodu",
          content="district"),
    Field("address", "Adres", "Address", _ADDRESS, several=True, content="address"),
    Field("phone", "Telefon", "Telephone", _PHONE, content="phone"),
    Field("other_phones", "Diğer telefonlar", "Other telephones", _OTHER_PHONES, several=True, content="phone"),
    Field("email", "E-posta", "E-mail", _EMAIL, content="email"),
    Field("other_emails", "Diğer e-postalar", "Other e-mails", _OTHER_EMAILS, several=True, content="email"),
    Field("kep", "KEP adresi", "Registered e-mail (KEP)", "kep, kep adresi, kep adres, kayıtlı elektronik posta",
          content="email"),
    Field("web", "Web", "Web",
          "web, web sitesi, web adresi, web sayfası, internet, internet sitesi, internet adresi, site adresi, website, "
          "web site, url, homepage, home page, www, charity contact web, web address", content="url"),
    Field("tags", "Etiketler", "Tags", _TAGS, several=True),
    Field("officer", "Sorumlu", "Responsible",
          "sorumlu, sorumlusu, sorumlu personel, sorumlu memur, takip eden, officer, responsible, responsible officer, "
          "account manager, assigned to, owner"),
    Field("notes", "Notlar", "Notes", _NOTES, several=True),
    Field("source_key", "Dosyadaki kayıt no", "Key in the file", _KEY),
)  # fmt: skip

PERSON = (
    Field("full_name", "Ad soyad", "Full name",
          "ad soyad, adı soyadı, ad ve soyad, adı ve soyadı, isim soyisim, isim soy isim, isim, ismi, kişi, kişi adı, "
          "yetkili, yetkili adı, yetkili kişi, yetkili adı soyadı, katılımcı, temsilci, temsilci adı, başkan, "
          "başkanın adı, başkan adı soyadı, name, full name, fullname, person, person name, contact, contact name, "
          "contact person, display name, participant, attendee, ad soyadı, adsoyad, trustee name, "
          "first and surname, first name and surname, first and last name, name and surname, name surname",
          content="person_name"),
    Field("given_name", "Ad", "Given name",
          "ad, adı, ilk ad, ön ad, first name, firstname, given name, givenname, forename, forenames, first, fname, "
          "christian name, vorname, prenom, nome, imie", content="given_name"),
    Field("middle_name", "İkinci ad", "Middle name", "ikinci ad, ikinci adı, göbek adı, middle name, middle, mname"),
    Field("family_name", "Soyad", "Family name",
          "soyad, soyadı, soy ad, soy adı, soyisim, soyismi, soy isim, surname, last name, lastname, family name, "
          "familyname, last, lname, second name, nachname, nom, cognome, nazwisko", content="given_name"),
    Field("title", "Unvan", "Title",
          "unvan, unvanı, ünvan, ünvanı, sıfat, sıfatı, title, job title, meslek, mesleği, profession, occupation, "
          "position title, salutation, prefix", content="title"),
    Field("sex", "Cinsiyet", "Sex", "cinsiyet, cinsiyeti, sex, gender, k e, kadın erkek", content="sex"),
    Field("birth_year", "Doğum yılı", "Year of birth",
          "doğum yılı, doğum tarihi, doğum, d tarihi, doğum günü, birth year, year of birth, yob, date of birth, dob, "
          "birth date, birthdate, birthday, born", content="year"),
    Field("phone", "Telefon", "Telephone", _PHONE, content="phone"),
    Field("other_phones", "Diğer telefonlar", "Other telephones", _OTHER_PHONES, several=True, content="phone"),
    Field("email", "E-posta", "E-mail", _EMAIL, content="email"),
    Field("other_emails", "Diğer e-postalar", "Other e-mails", _OTHER_EMAILS, several=True, content="email"),
    Field("address", "Adres", "Address", _ADDRESS + ", il, ili, şehir, city, ilçe, ilçesi, district, province",
          several=True, content="address"),
    Field("organisation", "Temsil ettiği kuruluş", "Organisation represented",
          "kuruluş, kuruluşu, kurum, kurumu, kurum adı, kuruluş adı, dernek, dernek adı, derneği, stk, stk adı, vakıf, "
          "temsil ettiği kuruluş, temsil ettiği kurum, çalıştığı kurum, bağlı olduğu kurum, firma, şirket, "
          "organisation, organization, organisation name, organization name, company, company name, employer, "
          "institution, affiliation, charity name, ngo", content="organisation_name"),
    Field("role", "Görevi", "Role",
          "görev, görevi, pozisyon, pozisyonu, makam, dernekteki görevi, kurumdaki görevi, role, position, post, "
          "function, duty", content="title"),
    Field("tags", "Etiketler", "Tags", _TAGS, several=True),
    Field("notes", "Notlar", "Notes", _NOTES, several=True),
    Field("source_key", "Dosyadaki kayıt no", "Key in the file", _KEY),
)  # fmt: skip

FIELDS: Mapping[str, tuple[Field, ...]] = {"organisation": ORGANISATION, "person": PERSON}
"""Entity -> fields, in the order in which they are offered."""

# KVKK art. 6 and the proportionality of art. 4 (data_protection.md): none of these has a field, and none is read.
PROTECTED: Mapping[str, str] = {
    "national": (
        "tc, tcsi, tc no, tckn, tc kimlik, tc kimlik no, tc kimlik numarası, t c kimlik numarası, "
        "kimlik no, kimlik numarası, vatandaşlık no, vatandaşlık numarası, nüfus cüzdan no, seri no, pasaport no, "
        "pasaport, national id, national identity number, identity number, id number, id card, passport, passport no, "
        "passport number, ssn, social security, social security number, soc sec id, soc sec no, nin, ni number, "
        "national insurance number, sgk no, ssk no, bağ kur no, emekli sicil no, personnummer, pesel, bsn"
    ),
    "membership": (
        "üye, üye mi, üye no, üyelik, üyelik no, üye numarası, üyelik durumu, üyelik tarihi, üyelik türü, üye olduğu, "
        "üye olduğu dernek, üye olduğu dernekler, üye olduğu kuruluş, üye olduğu sendika, sendika üyeliği, "
        "dernek üyeliği, parti üyeliği, member, member no, member id, is member, member since, membership, "
        "membership no, membership number, membership status, membership type, member of, memberships"
    ),
}


# Of columns that count the rows of a list. What is called an identifier tells two rows apart even where it counts, too.
_COUNTING = "", "sıra", "sıra no", "sıra numarası", "s no", "sn", "no", "nr", "number", "row", "row number"


def counts_rows(heading: str) -> bool:
    """Whether numbers under this heading, or under none, may be those of the rows."""
    return squeezed(heading) in map(squeezed, _COUNTING)


def squeezed(heading: str) -> str:
    """As headings are compared: folded, letters and digits only: "Dernek_Adı" and "DERNEK ADI" are one."""
    return "".join(words(heading))


@cache
def by_name(entity: str) -> Mapping[str, Field]:
    return {one.name: one for one in FIELDS[entity]}


@cache
def by_heading(entity: str) -> Mapping[str, tuple[str, ...]]:
    """Squeezed heading -> names of the fields that go by it, the first meant first."""
    found: dict[str, list[str]] = {}
    for one in FIELDS[entity]:
        for heading in (*one.headings.split(","), one.name, one.tr, one.en):
            names = found.setdefault(squeezed(heading), [])
            if one.name not in names:
                names.append(one.name)
    return {heading: tuple(names) for heading, names in found.items() if heading}


@cache
def protected_headings() -> Mapping[str, str]:
    return {squeezed(heading): kind for kind, all_ in PROTECTED.items() for heading in all_.split(",")}
