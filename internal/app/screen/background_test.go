package screen

import (
	"testing"

	"cutui/internal/config"
)

func TestOtherCharsets(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		all, ctype, lang string
		ascii            bool
	}{
		{"", "", "de_DE.UTF-8", false},
		{"", "", "C.utf8", false},
		{"", "", "de_DE.ISO-8859-1", true},
		{"", "", "de_DE.ISO-8859-15@euro", true},
		{"", "de_DE.UTF-8", "de_DE.ISO-8859-1", false},
		{"ja_JP.eucJP", "ja_JP.UTF-8", "", true},
		{"C", "", "de_DE.ISO-8859-1", false},
		{"", "", "", false},
	} {
		env := map[string]string{"LC_ALL": tt.all, "LC_CTYPE": tt.ctype, "LANG": tt.lang}
		if got := otherCharset(config.Env(func(name string) string { return env[name] })); got != tt.ascii {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}

func TestColorfgbg(t *testing.T) {
	t.Parallel()
	for value, light := range map[string]bool{
		"": false, "15;0": false, "0;15": true, "0;7": true, "7;8": false, "12;default;15": true, "0;11": true, "0;16": false, "x": false, ";": false,
	} {
		if lightBackground(value) != light {
			t.Errorf("%q: light is %v", value, !light)
		}
	}
}
