// Command screenshots draws the pictures of the README and docs/screens.md from the real
// program. With -check it writes nothing, and fails if a picture is stale. The PNGs need the
// fonts DejaVu Sans Mono and one with Chinese and Japanese, such as Droid Sans Fallback.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"cutui/ui/uitest/picture"
)

const folder = "screenshots"

func main() {
	check := flag.Bool("check", false, "only report stale pictures, and fail if there are any")
	only := flag.String("only", "", "draw only the scene with this name")
	flag.Parse()
	if err := run(context.Background(), *check, *only); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run draws the pictures, in parallel.
func run(ctx context.Context, check bool, only string) error {
	here, err := os.Getwd()
	if err != nil {
		return err
	}
	w := writer{folder: filepath.Join(here, folder), check: check}
	var jobs []func(context.Context) error
	for _, s := range scenes() {
		if only == "" || only == s.name {
			jobs = append(jobs, func(ctx context.Context) error { return w.scene(ctx, s) })
		}
	}
	if only == "" || only == filmName {
		jobs = append(jobs, w.film)
	}
	if only == "" || only == "report" {
		jobs = append(jobs, w.page)
	}
	leave, err := enter()
	if err != nil {
		return err
	}
	return errors.Join(all(ctx, jobs), leave())
}

// enter changes to a temporary folder, where the program looks for files and writes them. It
// has Northwind's HR list.
func enter() (leave func() error, err error) {
	staff, err := os.ReadFile(filepath.Join(folder, "people.csv"))
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "cutui-pictures-")
	if err != nil {
		return nil, err
	}
	if err := errors.Join(os.WriteFile(filepath.Join(dir, "people.csv"), staff, 0o644), os.Chdir(dir)); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return func() error { return os.RemoveAll(dir) }, nil
}

// all does the jobs in parallel, and returns their errors in the order of the jobs.
func all(ctx context.Context, jobs []func(context.Context) error) error {
	problems := make([]error, len(jobs))
	next := make(chan int)
	var work sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			for i := range next {
				problems[i] = jobs[i](ctx)
			}
		})
	}
	for i := range jobs {
		next <- i
	}
	close(next)
	work.Wait()
	return errors.Join(problems...)
}

// writer writes pictures to a folder, or only reports the stale ones.
type writer struct {
	folder string
	check  bool
}

// scene writes the picture of a scene as SVG, and as PNG if the README shows it. Only the SVG
// is compared, because PNGs differ between converters.
func (w writer) scene(ctx context.Context, s scene) error {
	svg, err := s.draw(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	if s.png && !w.check && w.stale(s.name+".svg", []byte(svg)) {
		png, err := picture.PNG(ctx, svg, pngScale)
		if err == nil {
			err = os.WriteFile(filepath.Join(w.folder, s.name+".png"), png, 0o644)
		}
		if err != nil {
			return err
		}
	}
	return w.file(s.name+".svg", []byte(svg))
}

// pngScale is the number of pixels of a PNG for each unit of the SVG.
const pngScale = 1.25

func (w writer) stale(name string, now []byte) bool {
	old, err := os.ReadFile(filepath.Join(w.folder, name))
	return err != nil || !bytes.Equal(old, now)
}

// file writes a file if it is stale.
func (w writer) file(name string, now []byte) error {
	switch {
	case !w.stale(name, now):
		return nil
	case w.check:
		return fmt.Errorf("%s is stale: go run ./screenshots", filepath.Join(folder, name))
	}
	fmt.Println("drew", name)
	return os.WriteFile(filepath.Join(w.folder, name), now, 0o644)
}
