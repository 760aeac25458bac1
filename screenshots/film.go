package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"cutui/ui/uitest/demo"
	"cutui/ui/uitest/picture"
)

// shot is a part of the film: what is done, and for how long one looks at it.
type shot struct {
	do   []step
	hold time.Duration
}

// filmName is the film of the main job, at the top of the README.
const filmName = "invite-and-share"

// film is the main job: an address is typed, a task picked, the review read and sent.
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

// spelled types a text letter by letter.
func spelled(text string, hold time.Duration) []shot {
	shots := make([]shot, 0, len(text))
	for _, letter := range text {
		shots = append(shots, shot{[]step{typed(string(letter))}, hold})
	}
	return shots
}

// film keeps the film.
func (k keeper) film(ctx context.Context) error {
	svg, err := drawFilm(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", filmName, err)
	}
	return k.file(filmName+".svg", []byte(svg))
}

// drawFilm plays the film.
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
