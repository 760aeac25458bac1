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
