package cli

import "fmt"

// count is a number of things in words: "1 finding", "3 findings".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
