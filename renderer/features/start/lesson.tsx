import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './start.module.css';

type LessonProps = { readonly title: string; readonly text: string; readonly drawing: ReactNode };

export function Lesson({ title, text, drawing }: LessonProps) {
  return (
    <li className={classes.lesson}>
      {drawing}
      <Title order={3} className={classes.lessonTitle}>
        {title}
      </Title>
      <Text className={classes.lessonText}>{text}</Text>
    </li>
  );
}
