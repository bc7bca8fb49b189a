import type { ButtonHTMLAttributes } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly testId?: string;
  /** Primary is 32 px high and filled; quiet has no border. */
  readonly look?: 'plain' | 'primary' | 'quiet';
}

/** A button whose words say verb and object. Never submits a form by accident. */
export function Button({ testId, look = 'plain', className = '', ...rest }: ButtonProps) {
  return <button type="button" data-testid={testId} className={`button button-${look} ${className}`} {...rest} />;
}
