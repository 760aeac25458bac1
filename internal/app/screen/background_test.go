package screen

import "testing"

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
