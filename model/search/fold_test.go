package search

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Olga OWNER": "olga owner", "Łukasz": "lukasz", "Zoë": "zoe", "Zoe\u0308": "zoe", "Ångström": "angstrom",
		"STRAẞE straße": "strasse strasse", "Æsop Œuvre": "aesop oeuvre", "Þór Ðed": "thor ded", "Nguyễn Văn Đạt": "nguyen van dat",
		"Søren Bjørn": "soren bjorn", "İstanbul ısı": "istanbul isi", "ﬁancé": "fiance", "ＦＵＬＬ": "full", "Ǆ": "dz",
		"МАРИЯ Й": "мария и", "ΆΛΦΑ": "αλφα", "山田": "山田", "a\nb\tc\x7f": "a b c ", "O’Brien": "o'brien",
		"ƚɫ ɖ ɔ ħŧƭ ɨ ŋɲ əƀɓ ƙĸ ʉ": "ll d o htt i nn ebb kk u", "‘ʼ": "''",
		"al\u200di": "ali", "x\xffy": "x\ufffdy", "": "",
	} {
		if got := Fold(text); got != want {
			t.Errorf("fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Łukasz\nﬁﬀ")
	f.Add("İ\u0301ẞ\xff")
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		if !utf8.ValidString(folded) || strings.ContainsAny(folded, "\n\x00") {
			t.Fatalf("fold(%q) = %q", text, folded)
		}
		if again := Fold(folded); again != folded {
			t.Fatalf("fold(%q) = %q, and of that %q", text, folded, again)
		}
		if prefixed := Fold("Ab" + text); prefixed != "ab"+folded {
			t.Fatalf("fold(%q) = %q, after letters %q", text, folded, prefixed)
		}
	})
}
