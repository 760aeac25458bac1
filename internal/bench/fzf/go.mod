module cutui/internal/bench/fzf

go 1.26.0

replace cutui => ../../..

require (
	charm.land/bubbles/v2 v2.2.1 // indirect
	github.com/mattn/go-isatty v0.0.20 // indirect
	github.com/rivo/uniseg v0.4.7 // indirect
	golang.org/x/net v0.62.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)

require (
	cutui v0.0.0
	github.com/junegunn/fzf v0.65.2
)
