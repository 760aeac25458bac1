package address

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// told is an address in a line: "Name|mail", or "!raw: problem".
func told(a Address) string {
	switch {
	case a.Problem != "":
		return "!" + a.Raw + ": " + a.Problem
	case a.Name != "":
		return a.Name + "|" + a.Email
	}
	return a.Email
}

func TestParseAddresses(t *testing.T) {
	t.Parallel()
	const noAt = ": is no address: it has no @"
	tests := []struct {
		name, text string
		want       []string
	}{
		{"nothing", " \n\t ,; ", nil},
		{"one", "cleo@client.example", []string{"cleo@client.example"}},
		{
			"separators", "a@x.example,b@x.example; c@x.example\nd@x.example\te@x.example f@x.example|g@x.example\r\nh@x.example",
			[]string{"a@x.example", "b@x.example", "c@x.example", "d@x.example", "e@x.example", "f@x.example", "g@x.example", "h@x.example"},
		},
		{
			"name", "Cleo Client <cleo@client.example>, Sam<sam@client.example>",
			[]string{"Cleo Client|cleo@client.example", "Sam|sam@client.example"},
		},
		{
			"quoted name", `"Client, Cleo" <cleo@client.example>; 'Sam' <sam@client.example>`,
			[]string{"Client, Cleo|cleo@client.example", "Sam|sam@client.example"},
		},
		{"escaped quotes", `"Cleo \"C\" Client" <cleo@client.example>`, []string{`Cleo "C" Client|cleo@client.example`}},
		{
			"surname first", "Client, Cleo <cleo@client.example>; Smith, Sam <sam@client.example>",
			[]string{"Client, Cleo|cleo@client.example", "Smith, Sam|sam@client.example"},
		},
		{"bare after a comma", "cleo, sam@client.example", []string{"!cleo" + noAt, "sam@client.example"}},
		{"words before", "Cleo Client cleo@client.example", []string{"Cleo Client|cleo@client.example"}},
		{"words after", "cleo@client.example sam", []string{"cleo@client.example", "!sam" + noAt}},
		{
			"comment", "cleo@client.example (Cleo, work) sam@client.example (at the client)",
			[]string{"cleo@client.example", "sam@client.example"},
		},
		{"address in brackets", "Cleo (cleo@client.example)", []string{"Cleo|cleo@client.example"}},
		{
			"mailto", "mailto:cleo@client.example?subject=Hi%20there MAILTO:a%2Bb@client.example",
			[]string{"cleo@client.example", "a+b@client.example"},
		},
		{"percent is no escape outside of links", "x@y.example a%2Bb@client.example", []string{"x@y.example", "a%2Bb@client.example"}},
		{"mailto in brackets", "<mailto:cleo@client.example?cc=x@y.example>", []string{"cleo@client.example"}},
		{
			"headers", "From: Olga Owner <olga@northwind.example>\nTo: Cleo <cleo@client.example>,\n\tsam@client.example\nCc:joe@gmail.com\n" +
				"Subject: ask x@y.example\nDate: Mon, 3 Mar 2025 10:00\nMessage-ID: <abc@mail.example>",
			[]string{"Olga Owner|olga@northwind.example", "Cleo|cleo@client.example", "sam@client.example", "joe@gmail.com"},
		},
		{"headers in a row", "To: cleo@client.example Cc: sam@client.example", []string{"cleo@client.example", "sam@client.example"}},
		{"header with a slip", "To: cleo", []string{"!cleo" + noAt}},
		{"guest list", "Attendees: cleo@client.example, sam@client.example", []string{"cleo@client.example", "sam@client.example"}},
		{
			"calendar lines", "Cleo Client\ncleo@client.example\nSam Smith\nsam@client.example",
			[]string{"Cleo Client|cleo@client.example", "Sam Smith|sam@client.example"},
		},
		{"names without address", "Cleo Client\nSam Smith", []string{"!Cleo Client" + noAt, "!Sam Smith" + noAt}},
		{
			"calendar file", "ATTENDEE;CN=\"Client, Cleo\";ROLE=REQ-PARTICIPANT:mailto:cleo@client.example\r\nORGANIZER:mailto:olga@northwind.example\r\n",
			[]string{"Client, Cleo|cleo@client.example", "olga@northwind.example"},
		},
		{
			"folded calendar file", "ATTENDEE;CN=Sam Smith;RSVP=TRUE:mailto:sam@cli\r\n ent.example\nATTENDEE:mailto:x@y.example",
			[]string{"Sam Smith|sam@client.example", "x@y.example"},
		},
		{
			"spreadsheet", "Cleo Client\tcleo@client.example\tguest\t3 Mar\nSam\tsam@client.example\tguest\t\n",
			[]string{"Cleo Client|cleo@client.example", "Sam|sam@client.example"},
		},
		{
			"punctuation", "Ask cleo@client.example, sam@client.example. Or 'joe@gmail.com'!",
			[]string{"Ask|cleo@client.example", "sam@client.example", "Or|joe@gmail.com"},
		},
		{"apostrophe", "o'brien@client.example", []string{"o'brien@client.example"}},
		{"byte order mark", "\ufeffcleo@client.example", []string{"cleo@client.example"}},
		{
			"no-break spaces", "Cleo\u00a0<cleo@client.example>\u00a0sam@client.example",
			[]string{"Cleo|cleo@client.example", "sam@client.example"},
		},
		{"international domain", "sam@MÜNCHEN.example", []string{"sam@xn--mnchen-3ya.example"}},
		{"domain in capitals", "Sam.Smith@Client.EXAMPLE", []string{"Sam.Smith@client.example"}},
		{"plus", "sam+list@client.example", []string{"sam+list@client.example"}},
		{"open quote", `"Cleo <cleo@client.example>`, []string{"Cleo|cleo@client.example"}},
		{"empty brackets", "<>, <cleo>", []string{"!cleo: is no address: it has no @"}},
		{
			"list signs", "- cleo@client.example\n* sam@client.example\n• joe@gmail.com",
			[]string{"cleo@client.example", "sam@client.example", "joe@gmail.com"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, a := range ParseAddresses(tt.text) {
				got = append(got, told(a))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("ParseAddresses(%q)\n got %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestProblemsOfAddresses(t *testing.T) {
	t.Parallel()
	tests := []struct{ typed, problem string }{
		{"cleo@client", "without a dot"},
		{"cleo@@client.example", "more than one @"},
		{"@client.example", "nothing before"},
		{"cleo@", "no domain"},
		{"cleo@client..example", "is no domain"},
		{"cleo@-client.example", "is no domain"},
		{"cleo@client_x.example", "is no domain"},
		{"cleo@[10.0.0.1]", "is no domain"},
		{"cleo@10.0.0.1", "can't end in .1"},
		{"cleo@client.e", "can't end in .e"},
		{"cl..eo@client.example", "is no e-mail address"},
		{".cleo@client.example.x", "can't end in .x"},
		{`"cleo client"@client.example`, "is no e-mail address"},
		{"cleo\u200b@client.example", "invisible character (U+200B)"},
		{"cleo@client\u00ad.example", "invisible character (U+00AD)"},
		{"cleo@client.example\u202e", "invisible character (U+202E)"},
		{"cleo\u2060@client.example", "invisible character (U+2060)"},
		{"cleo\ufe0f@client.example", "invisible character (U+FE0F)"},
		{"cleo\x1b@client.example", "invisible character (U+001B)"},
		{"cleo\ue000@client.example", "invisible character (U+E000)"},
		{strings.Repeat("c", 65) + "@client.example", "at most 64"},
		{"cleo@" + strings.Repeat("client.", 40) + "example", "at most 254"},
		{"cleo@" + strings.Repeat("c", 64) + ".example", "is no domain"},
		{"cleo@xn--a.example", "is no domain"},
	}
	for _, tt := range tests {
		got := ParseAddresses(tt.typed)
		if len(got) != 1 || !strings.Contains(got[0].Problem, tt.problem) || got[0].Email != "" {
			t.Errorf("ParseAddresses(%q) = %+v, want the problem %q", tt.typed, got, tt.problem)
		}
	}
}

func FuzzParseAddresses(f *testing.F) {
	for _, s := range []string{
		`"Client, Cleo" <cleo@client.example>; sam@x.example`, "To: a@b.example,\n c@d.example", "<<a@b.c>>", `"\`, "mailto:%zz@x.example?",
		"ATTENDEE;CN=\"x:mailto:a@b.example\n c", "\ufeff\u2028(,)|", "a\tb@c.example\td", "'a'@b.example'", "é@ü.example", "'{@b.example!",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, a := range ParseAddresses(text) {
			if (a.Email == "") == (a.Problem == "") {
				t.Fatalf("%+v has both an address and a problem, or none", a)
			}
			if a.At < 0 || a.At > len(text) {
				t.Fatalf("%+v is outside of the text", a)
			}
			if a.Email == "" {
				continue
			}
			again := ParseAddresses(a.Email)
			if len(again) != 1 || again[0].Email != a.Email {
				t.Fatalf("%q comes back as %+v", a.Email, again)
			}
			if !utf8.ValidString(a.Email) || len(a.Email) > maxEmail || strings.ContainsAny(a.Email, " \t\r\n,;<>") {
				t.Fatalf("%q must not be sent", a.Email)
			}
		}
	})
}

func BenchmarkParseAddresses(b *testing.B) {
	for _, n := range []int{200, 10_000} {
		var text strings.Builder
		for i := range n {
			fmt.Fprintf(&text, "\"Client %d, Cleo\" <cleo.client%d@client%d.example>, ", i, i, i%100)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if got := ParseAddresses(text.String()); len(got) != n {
					b.Fatal(len(got))
				}
			}
		})
	}
}
