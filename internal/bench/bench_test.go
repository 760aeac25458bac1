package main

import "testing"

func TestFindingAsALine(t *testing.T) {
	t.Parallel()
	for want, f := range map[string]finding{
		"| K1 | a | b | 2 ms | 1 ms | 0.5× | ≤ 0.4× | **missed** |\n":          beside("K1", "a", "b", 2, 1, " ms", 0.4),
		"| C1 | c | – | – | 2 calls | 2 calls | ≤ 2 calls | met |\n":           plain("C1", "c", 2, " calls", 2),
		"| K3 | d | tig | 1234 B | 56.8 B | 56.8 B | ≤ 600 B | met |\n":        {"K3", "d", "tig", 1234, 56.78, " B", false, 600},
		"| K2 | not measured: no terminal | – | – | – | | | |\n":               missing("K2", "no \n terminal")[0],
		"| S6 | calls that are refused | – | – | 1 | 1 | ≤ 0 | **missed** |\n": plain("S6", "calls that are refused", 1, "", 0),
	} {
		if got := f.line(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestPercentile(t *testing.T) {
	t.Parallel()
	if median(nil) != 0 || median([]float64{3, 1, 2}) != 2 || percentile([]float64{2, 1}, 0.99) != 2 {
		t.Error("another value")
	}
}
