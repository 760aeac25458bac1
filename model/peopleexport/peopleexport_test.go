package peopleexport

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
)

// documented has the columns that ClickUp's help names.
const documented = `Name,Email,Initials,Description,Role,Role Subtype,Custom Role,Custom Role name,Timezone,Date joined,Invited By,Date Invited,SMS 2fa Enabled,TOTP 2fa Enabled,Last Active,Country ISO,Country,Teams,Lists (Full),Lists (Edit),Lists (Comment),Lists (View)
Olga Owner,olga@x.example,OO,,Owner,0,,,UTC,1700000000000,,,0,1,1790000000000,DE,Germany,Leads,,,,
Abel Admin,Abel@X.example,AA,,Admin,0,,,UTC,1700000000000,1,,,,1790000000,DE,Germany,,,,,
Gus Guest,gus@client.example,GG,,Guest,0,,,,,1,,,,2026-09-21T10:00:00Z,,,,"Launch, Roadmap",Wiki,,Budget
`

func TestTheDocumentedColumns(t *testing.T) {
	t.Parallel()
	e, err := Parse(documented)
	if err != nil || len(e.People) != 3 {
		t.Fatalf("%+v, %v", e, err)
	}
	for address, want := range map[string]TwoFactor{"olga@x.example": TwoFactorOn, "abel@x.example": TwoFactorOff, "gus@client.example": TwoFactorOff} {
		if got := e.ByAddress(address).TwoFactor; got != want {
			t.Errorf("%s: two-factor is %s", address, got)
		}
	}
	gus := e.ByAddress(" GUS@client.example")
	want := []List{{"Launch", clickup.PermissionCreate}, {"Roadmap", clickup.PermissionCreate}, {"Wiki", clickup.PermissionEdit}, {"Budget", clickup.PermissionRead}}
	if !slices.Equal(gus.Lists, want) || !gus.ListsKnown {
		t.Errorf("lists are %+v", gus.Lists)
	}
	for address, day := range map[string]string{"olga@x.example": "2026-09-21", "abel@x.example": "2026-09-21", "gus@client.example": "2026-09-21"} {
		if got := e.ByAddress(address).LastActive.Format(time.DateOnly); got != day {
			t.Errorf("%s was last active %s", address, got)
		}
	}
	if len(e.Took) != 10 || len(e.Left) != 12 || !strings.HasPrefix(e.Words(), "3 people from ClickUp's people export, by the columns Name, Email, Role, SMS 2fa Enabled") {
		t.Errorf("took %q, left %q: %s", e.Took, e.Left, e.Words())
	}
}

func TestColumnsInAnyOrderAndLanguage(t *testing.T) {
	t.Parallel()
	for name, csv := range map[string]string{
		"turned round": "Lists (Edit),TOTP 2fa Enabled,Role,SMS 2fa Enabled,Email\nLaunch,0,Admin,0,abel@x.example\n",
		"German":       "E-Mail-Adresse;Rolle;SMS-2FA aktiviert;TOTP-2FA aktiviert;Listen (Bearbeiten)\nabel@x.example;Administrator;;;Launch\n",
		"French":       "Courriel\tRôle\t2FA SMS activé\t2FA TOTP activé\tListes (Modifier)\nabel@x.example\tAdministrateur\tnon\tnon\tLaunch\n",
		"Spanish":      "Correo electrónico,Rol,2FA SMS activado,2FA TOTP activado,Listas (Editar)\nabel@x.example,Administrador,no,no,Launch\n",
		"Portuguese":   "Endereço de e-mail,Função,2FA SMS ativado,2FA TOTP ativado,Listas (Editar)\nabel@x.example,Administrador,não,0,Launch\n",
		"Italian":      "Indirizzo e-mail,Ruolo,2FA SMS attivato,2FA TOTP attivato,Elenchi (Modifica)\nabel@x.example,Amministratore,no,no,Launch\n",
		"one column":   "Email,Role,2FA,Last Active,Lists (Edit)\nabel@x.example,2,no,,\"[\"\"Launch\"\"]\"\n",
	} {
		e, err := Parse(csv)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		p := e.ByAddress("abel@x.example")
		if p == nil || p.TwoFactor != TwoFactorOff || len(p.Lists) != 1 || p.Lists[0] != (List{"Launch", clickup.PermissionEdit}) {
			t.Errorf("%s: %+v", name, p)
		}
		if role, key := roleOf(p.Role); role != clickup.RoleAdmin || key != "admin" {
			t.Errorf("%s: %q is %s", name, p.Role, role)
		}
	}
}

// In a language that nobody here knows the export is told, too; what is not understood is
// named and passed over.
func TestAnUnknownLanguageIsTold(t *testing.T) {
	t.Parallel()
	e, err := Parse("名前,招待者,メール,SMS 2FA 有効,TOTP 2FA 有効,役割\nAda,olga@x.example,a@x.example,0,0,管理者\nBea,,b@x.example,1,0,メンバー\n")
	if err != nil {
		t.Fatal(err)
	}
	if p := e.ByAddress("a@x.example"); len(e.People) != 2 || p == nil || p.TwoFactor != TwoFactorOff || p.Role != "" || e.ByAddress("b@x.example").TwoFactor != TwoFactorOn {
		t.Errorf("%+v", e.People)
	}
	if got := e.Words(); !strings.HasSuffix(got, "by the columns メール, SMS 2FA 有効, TOTP 2FA 有効; not used: 名前, 招待者, 役割") {
		t.Errorf("said %q", got)
	}
}

func TestAnHRListIsNoExport(t *testing.T) {
	t.Parallel()
	for _, csv := range []string{
		"Name,Email,Role,Start date\nAda,a@x.example,Admin,2020-01-01\n",
		"Name,Email,2FA\nAda,a@x.example,yes\n", // an HR list may say so, too
		"a@x.example\nb@x.example\n",
		"Name,SMS 2fa Enabled\nAda,1\n", // no addresses
	} {
		if _, err := Parse(csv); !errors.Is(err, ErrNotExport) {
			t.Errorf("%q: %v", csv, err)
		}
	}
	if _, err := Parse("Email,TOTP 2fa Enabled\nnobody,1\n"); !errors.Is(err, ErrNobody) {
		t.Errorf("nobody in it: %v", err)
	}
}

// What can't be read is unknown, and said to be.
func TestWhatIsNotUnderstoodIsUnknown(t *testing.T) {
	t.Parallel()
	e, err := Parse("Email,SMS 2fa Enabled,TOTP 2fa Enabled,Last Active\n" +
		"a@x.example,maybe,0,3/4/2026\nb@x.example,0,0,\"13/4/2026, 10:00:00 PM\"\nshort@x.example\n,1,1,\nA@x.example,1,1,\n")
	if err != nil {
		t.Fatal(err)
	}
	a, b := e.ByAddress("a@x.example"), e.ByAddress("b@x.example")
	if a.TwoFactor != TwoFactorUnknown || b.LastActive.Format(time.DateOnly) != "2026-04-13" || a.LastActive.Format(time.DateOnly) != "2026-04-03" {
		t.Errorf("%+v %+v", a, b)
	}
	want := []string{"1 row without an address skipped", "1 row with an address that came before skipped", "1 person's two-factor cell not understood and left out"}
	if !slices.Equal(e.Notes, want) {
		t.Errorf("notes are %q", e.Notes)
	}
	half, err := Parse("Email,SMS 2fa Enabled\na@x.example,0\n")
	if err != nil || half.People[0].TwoFactor != TwoFactorUnknown {
		t.Errorf("without the column of the other way: %+v, %v", half, err)
	}
}

func TestTextOfTheFileIsCleaned(t *testing.T) {
	t.Parallel()
	e, err := Parse("Email,TOTP 2fa Enabled,Role,Name,Lists (View)\na@x.example,0,\x1b[31mAdmin,A\u202eda,\x1b]0;owned\aLaunch\n")
	if err != nil {
		t.Fatal(err)
	}
	if p := e.People[0]; p.Role != "Admin" || p.Name != "Ada" || p.Lists[0].Name != "Launch" {
		t.Errorf("%+v", p)
	}
}

func TestMerging(t *testing.T) {
	t.Parallel()
	day := func(s string) clickup.Stamp {
		at, _ := time.Parse(time.DateOnly, s)
		return clickup.StampOf(at)
	}
	people := []clickup.Person{
		{ID: 1, Email: "never@x.example", LastActive: clickup.Null, Role: clickup.RoleMember, RoleKey: clickup.WordOf("member")},
		{ID: 2, Email: "later@x.example", LastActive: day("2026-11-20"), Role: clickup.RoleMember},
		{ID: 3, Email: "strange@x.example"},
		{ID: 4, Email: "g@client.example", Role: clickup.RoleGuest},
		{ID: 5, Email: "v@client.example", Role: clickup.RoleGuest},
		{ID: 6, Email: "not-in-it@x.example"},
	}
	e, err := Parse("Email,Role,TOTP 2fa Enabled,Last Active,Lists (Edit),Lists (View)\n" +
		"never@x.example,Admin,,2026-11-01,,\nlater@x.example,Limited Member,,2026-11-01,,\nstrange@x.example,Guest,,,,\n" +
		"g@client.example,Guest,,,Launch,Wiki\nv@client.example,Guest,,,,Wiki\ngone@x.example,Member,,,,\n")
	if err != nil {
		t.Fatal(err)
	}
	got := e.Merge(people)
	if got[0].LastActive != day("2026-11-01") || got[1].LastActive != day("2026-11-20") {
		t.Errorf("last active: %v, %v", got[0].LastActive, got[1].LastActive)
	}
	if got[0].Role != clickup.RoleMember || got[1].RoleKey.String() != "limited_member" || got[2].Role != clickup.RoleGuest {
		t.Errorf("roles: %v %q %v", got[0].Role, got[1].RoleKey.String(), got[2].Role)
	}
	if people[0].LastActive != clickup.Null {
		t.Error("the people that were given have changed")
	}
	guests := e.Guests(people, nil)
	if len(guests) != 1 || guests[0].Person.ID != 4 || len(guests[0].Shared) != 2 {
		t.Errorf("who views lists alone proves nothing: %+v", guests)
	}
	if left := e.Guests(people, []clickup.Guest{{Person: people[3]}}); len(left) != 0 {
		t.Errorf("who was read from ClickUp is not read again: %+v", left)
	}
	if gone, missing := e.Strangers(people); !slices.Equal(gone, []string{"gone@x.example"}) || missing != 1 {
		t.Errorf("%q gone, %d missing", gone, missing)
	}
	var none *Export
	if &none.Merge(people)[0] != &people[0] || none.Guests(people, nil) != nil || none.ByAddress("never@x.example") != nil {
		t.Error("no export changes something")
	}
}
