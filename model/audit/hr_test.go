package audit_test

import (
	"slices"
	"testing"

	"cutui/model/audit"
)

func TestParseHR(t *testing.T) {
	t.Parallel()
	want := []string{"a@northwind.example", "b@northwind.example"}
	for name, list := range map[string]string{
		"headed":       "name,Email,team\nAda, A@northwind.example ,x\nBea,b@northwind.example,y\n",
		"dashed":       "E-Mail\na@northwind.example\nb@northwind.example",
		"semicolons":   "\ufeffname;work_email\nAda, the first;a@northwind.example\nBea;b@northwind.example",
		"quoted":       "email,name\r\n\"a@northwind.example\",\"Ada \"\"A\"\", B\"\r\nb@northwind.example,Bea\r\n",
		"no head":      "1,a@northwind.example\n2,b@northwind.example\n",
		"plain lines":  "a@northwind.example\nb@northwind.example\n",
		"ragged lines": "name,mail\nAda,a@northwind.example\nshort\nBea,b@northwind.example,extra\nNobody,\n",
	} {
		got, err := audit.ParseHR(list)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for name, list := range map[string]string{"empty": "", "no addresses": "name\nAda\n", "broken": "email\n\"a@b.example\n"} {
		if got, err := audit.ParseHR(list); err == nil {
			t.Errorf("%s: %q without an error", name, got)
		}
	}
}

func FuzzParseHR(f *testing.F) {
	f.Add("name,Email\nAda,a@northwind.example")
	f.Add("\ufeff\"a;b\"@c;\n;;")
	f.Fuzz(func(t *testing.T, list string) {
		got, err := audit.ParseHR(list)
		if (err == nil) != (len(got) > 0) {
			t.Errorf("%d addresses with error %v", len(got), err)
		}
	})
}

func TestMissing(t *testing.T) {
	t.Parallel()
	in := input(owner(1, "Olga"), member(2, "Ada"), guest(3, "Cleo"))
	if r := audit.Run(in); r.Listed != 0 || r.Missing != nil {
		t.Errorf("without a list: %d listed, %q missing", r.Listed, r.Missing)
	}
	in.HR = []string{"OLGA@northwind.example", "zoe@northwind.example ", "cleo@client.example", "", "zoe@northwind.example", "ben@northwind.example"}
	r := audit.Run(in)
	if want := []string{"zoe@northwind.example", "ben@northwind.example"}; r.Listed != 4 || !slices.Equal(r.Missing, want) {
		t.Errorf("%d listed, %q missing, want 4 and %q", r.Listed, r.Missing, want)
	}
}

func TestDecisionsAreRecorded(t *testing.T) {
	t.Parallel()
	in := input(member(1, "Ines Idle", idle(90)))
	in.Accepted = []audit.Acceptance{
		{Check: audit.SeatsOver, At: testNow.AddDate(0, -2, 0), ReviewBy: testNow.AddDate(0, -1, 0)},
		{Check: audit.InactiveMember, Person: 1, At: testNow.AddDate(0, 0, -1), ReviewBy: testNow.AddDate(0, 1, 0)},
	}
	got := audit.Run(in).Decisions
	if len(got) != 2 || got[0].Check != audit.InactiveMember || !got[0].Stands(testNow) || got[1].Stands(testNow) {
		t.Errorf("decisions %+v", got)
	}
	for _, c := range audit.Checks() {
		if found, ok := audit.ParseCheck(c.String()); !ok || found != c {
			t.Errorf("ParseCheck(%q) = %v, %v", c, found, ok)
		}
	}
	if _, ok := audit.ParseCheck("no-such-check"); ok {
		t.Error("an unknown check is known")
	}
}
