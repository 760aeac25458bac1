package clickup

import "testing"

func TestColors(t *testing.T) {
	t.Parallel()
	for sent, want := range map[string]string{
		"#7b68ee": "#7b68ee", "#7B68EE": "#7b68ee", "#000000": "#000000", "#ffffff": "#ffffff",
		"": "", "#fff": "", "7b68ee0": "", "#7b68eg": "", "#+12345": "", "#-12345": "", "#1_2345": "", "#0x1234": "", "red": "", "#１２": "",
	} {
		if got := ParseColor(sent).String(); got != want {
			t.Errorf("%q: %q, want %q", sent, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	if WordOf("") != (Word{}) || WordOf("").String() != "" {
		t.Error("an empty word is not the zero one")
	}
	if got := WordOf("guest").String(); got != "guest" {
		t.Errorf("%q", got)
	}
}
