package config_test

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
		if got := config.Env(func(name string) string { return env[name] }).OtherCharset(); got != tt.ascii {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}
