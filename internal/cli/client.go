package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/internal/report"
	"cutui/model"
)

// clientOptions are the flags of client.
type clientOptions struct {
	internal bool
	within   string
}

const clientHelp = `Show a client: the people of an e-mail domain, what they are known to see, when
they were last seen, open invitations, seats and cost, and what ends with the
project.

What they see is read list by list, on every plan: see access --matrix. Markdown
and HTML are for the client: other clients and money are left out, unless
--internal is given.`

func (sh *shell) clientCmd() *cobra.Command {
	var o clientOptions
	cmd := &cobra.Command{
		Use:     "client DOMAIN",
		Short:   "Show a client: people, what they see, seats",
		Long:    clientHelp,
		Example: "cutui client client.example\ncutui client client.example --format html > client.html",
		Args:    oneArg("an e-mail domain, such as client.example"),
		RunE:    func(cmd *cobra.Command, args []string) error { return sh.client(cmd.Context(), args[0], o) },
	}
	sh.outputFlags(cmd, report.ReportFormats(), "client")
	cmd.Flags().BoolVar(&o.internal, "internal", false, "name other clients and money in Markdown and HTML, too")
	sh.surveyFlags(cmd, &o.within)
	return cmd
}

func (sh *shell) client(ctx context.Context, domain string, o clientOptions) error {
	if _, err := surveyAge(o.within); err != nil {
		return err
	}
	if o.internal && slices.Contains(report.ListFormats(), sh.format) {
		return usage("--internal is for markdown and html: as %s all is named", sh.format)
	}
	domain = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(domain), "@"))
	if !strings.Contains(domain, ".") || strings.ContainsAny(domain, "@ /") {
		return usage("%q is not an e-mail domain, such as client.example", clean.Line(domain))
	}
	return sh.with(ctx, need{old: true, facts: model.Need{Me: true, Seats: true, Plans: true, Groups: true}}, func(s *app.App) error {
		if _, there := s.State.Client(domain); !there {
			return failed("`cutui people --columns domain` lists the domains.", "nobody in %s is on %s", s.State.Roster().Name, domain)
		}
		stopped := sh.readSurvey(ctx, s, o.within)
		if stopped != nil && !interrupted(ctx) {
			return stopped
		}
		page, _ := s.State.Client(domain)
		doc := report.ClientDoc{Page: page, Internal: o.internal, Layout: sh.layout(s.State)}
		if err := report.Client(sh.Out, sh.format, doc); err != nil {
			return err
		}
		return stopped
	})
}
