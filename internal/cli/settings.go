package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"cutui/internal/clean"
	"cutui/internal/config"
	"cutui/internal/report"
	"cutui/internal/text"
)

func (sh *shell) configCmd() *cobra.Command {
	return group("config", "Show or create the settings file",
		&cobra.Command{
			Use: "path", Short: "Print where the settings file is", Args: noArgs,
			RunE: func(*cobra.Command, []string) error {
				paths, err := config.PathsOf(sh.start.Env)
				if err != nil {
					return err
				}
				_, err = fmt.Fprintln(sh.Out, clean.Line(paths.Config))
				return err
			},
		},
		&cobra.Command{
			Use: "show", Short: "Print the settings in force, with defaults", Args: noArgs,
			RunE: func(*cobra.Command, []string) error {
				c, err := config.Load("", sh.start.Env)
				if err != nil {
					return err
				}
				p, err := c.Chosen(sh.start.Profile)
				if err != nil {
					return err
				}
				c.Profile = p.Name
				text, err := c.Show()
				if err != nil {
					return err
				}
				_, err = io.WriteString(sh.Out, text)
				return err
			},
		},
		&cobra.Command{
			Use: "init", Short: "Write a settings file that explains every setting", Args: noArgs,
			RunE: func(*cobra.Command, []string) error {
				paths, err := config.PathsOf(sh.start.Env)
				if err != nil {
					return err
				}
				if err := config.Init(paths.Config); err != nil {
					return err
				}
				_, err = fmt.Fprintln(sh.Out, clean.Line(paths.Config))
				return err
			},
		})
}

func (sh *shell) dataCmd() *cobra.Command {
	return group("data", "Remove what cutui keeps on this machine", sh.purgeCmd())
}

func (sh *shell) purgeCmd() *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:   "purge",
		Short: "Remove all snapshots, journals, decisions, items and shares",
		Long:  "Remove the snapshots, the journals, the decisions about findings, the lists\nof what can be shared, what guests are known to see, and what was learned\nabout the newer API, of all profiles. After that, earlier runs can't be resumed\nor undone. The token and the settings stay.",
		Args:  noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return sh.purge(cmd.Context(), yes) },
	}
	sh.outputFlags(cmd, []report.Format{report.TextFormat, report.JSONFormat}, "purged")
	cmd.Flags().BoolVarP(&yes, "yes", "y", false, "don't ask for confirmation; required without a terminal")
	return cmd
}

func (sh *shell) purge(ctx context.Context, yes bool) error {
	a, err := sh.account(ctx)
	if err != nil {
		return err
	}
	if !yes {
		if !sh.Prompt {
			return usage("nothing is removed without --yes: there is no terminal, or JSON was asked for")
		}
		agreed, err := sh.saysYes(ctx, "Remove all snapshots, journals, decisions, items and shares?")
		if err != nil {
			return err
		}
		if !agreed {
			return usage("not confirmed; nothing was removed")
		}
	}
	gone, err := a.Purge(ctx)
	if err != nil {
		return err
	}
	if sh.format == report.JSONFormat {
		return report.JSON(sh.Out, report.Purged(gone.Files, gone.Bytes))
	}
	_, err = fmt.Fprintf(sh.Out, "removed %s, %s\n", text.Plural(gone.Files, "file"), humanize.Bytes(uint64(max(0, gone.Bytes))))
	return err
}
