package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"cutui/ui/uitest/demo"
	"cutui/ui/uitest/picture"
)

// shot is a part of the film: steps, and how long the screen after them is shown.
type shot struct {
	do   []step
	hold time.Duration
}

// filmName is the name of the film at the top of the README.
const filmName = "invite-and-share"

// film returns the shots of the main job: typing an address, picking a task, reading the
// review and sending it.
func film() []shot {
	const look, read, letter = 1200 * time.Millisecond, 2600 * time.Millisecond, 70 * time.Millisecond
	shots := []shot{{nil, look}, {[]step{keys("i"), wait("Addresses")}, look / 2}}
	shots = append(shots, spelled("sam@client.example", letter)...)
	shots = append(shots,
		shot{nil, look},
		shot{[]step{keys("enter"), wait("What the guest may do")}, look},
		shot{[]step{keys("enter"), wait("share nothing now")}, look},
	)
	shots = append(shots, spelled("checklist", letter)...)
	return append(shots,
		shot{[]step{wait("Zebra launch checklist"), keys("tab"), wait("1 picked")}, look},
		shot{[]step{keys("enter"), wait("that can't be unsent")}, read},
		shot{[]step{keys("enter"), wait("All done")}, read},
		shot{[]step{keys("esc"), keys("/"), wait("/")}, look / 2},
		shot{[]step{typed("sam@client"), wait("1 found")}, read},
	)
}

// spelled returns the shots of typing a text letter by letter.
func spelled(text string, hold time.Duration) []shot {
	shots := make([]shot, 0, len(text))
	for _, letter := range text {
		shots = append(shots, shot{[]step{typed(string(letter))}, hold})
	}
	return shots
}

// film writes the film.
func (w writer) film(ctx context.Context) error {
	svg, err := drawFilm(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", filmName, err)
	}
	return w.file(filmName+".svg", []byte(svg))
}

// drawFilm plays the film in the demo and returns it as SVG.
func drawFilm(ctx context.Context) (string, error) {
	p, err := demo.Open(ctx, demo.Options{W: 100, H: 30})
	if err != nil {
		return "", err
	}
	if err := errors.Join(wait("41/45")(p), settle(p)); err != nil {
		return "", errors.Join(err, p.Close())
	}
	var frames []picture.Frame
	for _, s := range film() {
		for _, do := range append(s.do, settle) {
			if err := do(p); err != nil {
				return "", errors.Join(err, p.Close())
			}
		}
		frames = append(frames, picture.Frame{Cells: p.Cells(), Hold: s.hold})
	}
	return picture.Film(frames, picture.Dark("cutui")), p.Close()
}
