import { render, screen } from '@testing-library/react';
import { PromptVersion } from 'deltakit/components';
import { expect, test } from 'vitest';

test('a version that is not the latest is older, in words', () => {
  const { rerender } = render(<PromptVersion promptId="sum" version="3" latest="4" />);
  expect(screen.getByTitle(/version 3 of the prompt “sum”; the latest is 4$/)).toHaveTextContent(
    'sum v3 older version',
  );
  rerender(<PromptVersion version="4" latest="4" />);
  expect(screen.getByTitle('Answered with version 4 of the prompt')).toHaveTextContent(/^v4$/);
});

test('where nobody knows the latest, none is older', () => {
  render(<PromptVersion version="beta" />);
  expect(screen.getByText('beta')).toBeInTheDocument();
  expect(screen.queryByText('older version')).toBeNull();
});

test('nothing is shown where the server told none', () => {
  const { container } = render(<PromptVersion version={undefined} latest="4" />);
  expect(container).toBeEmptyDOMElement();
});
