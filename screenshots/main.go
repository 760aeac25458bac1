// Command screenshots draws the README's pictures of the real program. With -check
// it draws nothing and fails where a picture is stale. The PNGs need fonts for what is in
// them: DejaVu Sans Mono, and one with Chinese and Japanese, such as Droid Sans Fallback.
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
	check := flag.Bool("check", false, "only say what is stale, and fail if anything is")
	only := flag.String("only", "", "just the scene of this name")
	flag.Parse()
	if err := run(context.Background(), *check, *only); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run draws the pictures, as many at a time as there are processors.
func run(ctx context.Context, check bool, only string) error {
	here, err := os.Getwd()
	if err != nil {
		return err
	}
	k := keeper{folder: filepath.Join(here, folder), check: check}
	var jobs []func(context.Context) error
	for _, s := range scenes() {
		if only == "" || only == s.name {
			jobs = append(jobs, func(ctx context.Context) error { return k.scene(ctx, s) })
		}
	}
	if only == "" || only == filmName {
		jobs = append(jobs, k.film)
	}
	if only == "" || only == "report" {
		jobs = append(jobs, k.page)
	}
	leave, err := enter()
	if err != nil {
		return err
	}
	return errors.Join(all(ctx, jobs), leave())
}

// enter goes to an empty folder with a list of those who work at Northwind, which is where the program
// looks for files and writes them.
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

// all does jobs, and returns what failed in their order.
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

// keeper keeps pictures in a folder, or only says which are stale.
type keeper struct {
	folder string
	check  bool
}

// scene keeps the picture of a scene as SVG, and as PNG where the README shows it. The SVG is
// what is compared: PNGs differ between converters.
func (k keeper) scene(ctx context.Context, s scene) error {
	svg, err := s.draw(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	if s.png && !k.check && k.stale(s.name+".svg", []byte(svg)) {
		png, err := picture.PNG(ctx, svg, pngScale)
		if err == nil {
			err = os.WriteFile(filepath.Join(k.folder, s.name+".png"), png, 0o644)
		}
		if err != nil {
			return err
		}
	}
	return k.file(s.name+".svg", []byte(svg))
}

// pngScale is how many pixels of a PNG stand for one of the SVG.
const pngScale = 1.25

func (k keeper) stale(name string, now []byte) bool {
	old, err := os.ReadFile(filepath.Join(k.folder, name))
	return err != nil || !bytes.Equal(old, now)
}

// file writes a file that is not as it is now.
func (k keeper) file(name string, now []byte) error {
	switch {
	case !k.stale(name, now):
		return nil
	case k.check:
		return fmt.Errorf("%s is stale: go run ./screenshots", filepath.Join(folder, name))
	}
	fmt.Println("drew", name)
	return os.WriteFile(filepath.Join(k.folder, name), now, 0o644)
}
